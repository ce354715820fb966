SELECT 1 AS found FROM accounts.holder WHERE account_id = :account AND user_id = :user

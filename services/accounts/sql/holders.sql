SELECT user_id FROM accounts.holder WHERE account_id = :account ORDER BY position

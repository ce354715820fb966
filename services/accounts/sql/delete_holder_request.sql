DELETE FROM accounts.holder_request WHERE account_id = :account

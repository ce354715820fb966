SELECT user_id, requested_by FROM accounts.holder_request WHERE account_id = :account

INSERT INTO accounts.holder_request (account_id, user_id, requested_by, requested_at)
VALUES (:account, :user, :requested_by, :requested_at)

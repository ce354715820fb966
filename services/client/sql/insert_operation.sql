INSERT INTO operation (key, principal, endpoint, target, body, kind, account, amount, currency, state, made_at)
VALUES (:key, :principal, :endpoint, :target, :body, :kind, :account, :amount, :currency, :state, :made_at)
ON CONFLICT (key) DO UPDATE SET state = excluded.state

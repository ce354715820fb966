INSERT INTO operation (key, principal, endpoint, target, body, kind, account, amount, currency, state, made_at)
VALUES (:key, :principal, :endpoint, :target, :body, :kind, :account, :amount, :currency, :state, :made_at)
ON CONFLICT (key) DO UPDATE
SET endpoint = excluded.endpoint, target = excluded.target, body = excluded.body, kind = excluded.kind,
    account = excluded.account, amount = excluded.amount, currency = excluded.currency, state = excluded.state,
    made_at = excluded.made_at

SELECT key, principal, endpoint, target, body, kind, account, amount, currency, state, made_at
FROM operation
WHERE principal = :principal AND state = 'sent'
ORDER BY made_at

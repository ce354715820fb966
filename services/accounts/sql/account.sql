SELECT a.id, a.number, a.product, p.name AS product_name, a.currency, a.opened_by, a.opened_at,
       a.decided_at, a.version, p.floor, p.allows_withdrawal, p.allows_transfer_out
FROM accounts.account AS a
JOIN accounts.product AS p ON p.code = a.product AND p.currency = a.currency
WHERE a.id = :account

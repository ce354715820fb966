SELECT a.id, a.number, p.name AS product_name, h.user_id AS customer, a.opened_by, a.opened_at
FROM accounts.account AS a
JOIN accounts.product AS p ON p.code = a.product AND p.currency = a.currency
JOIN accounts.holder AS h ON h.account_id = a.id AND h.position = 0
WHERE a.decided_at IS NULL AND a.closed_at IS NULL AND a.id > :after
ORDER BY a.id
LIMIT :limit

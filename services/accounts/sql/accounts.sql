-- A row a holder, the first of an account first.
SELECT a.id, a.number, a.product, p.name AS product_name, a.currency, a.opened_by, a.opened_at, a.version, h.user_id AS holder
FROM accounts.account AS a
JOIN accounts.product AS p ON p.code = a.product AND p.currency = a.currency
LEFT JOIN accounts.holder AS h ON h.account_id = a.id
WHERE a.id = ANY (:ids::bigint[])
ORDER BY a.id, h.position

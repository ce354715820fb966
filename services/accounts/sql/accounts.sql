SELECT a.id, a.number, a.product, p.name AS product_name, a.currency, a.opened_by, a.opened_at, a.version,
    (SELECT array_agg(h.user_id ORDER BY h.position) FROM accounts.holder AS h WHERE h.account_id = a.id) AS holders
FROM accounts.account AS a
JOIN accounts.product AS p ON p.code = a.product AND p.currency = a.currency
WHERE a.id = ANY (:ids::bigint[])

SELECT a.id, a.number, a.product, p.name AS product_name, a.currency
FROM accounts.holder AS h
JOIN accounts.account AS a ON a.id = h.account_id
JOIN accounts.product AS p ON p.code = a.product AND p.currency = a.currency
WHERE h.user_id = :user
ORDER BY a.id

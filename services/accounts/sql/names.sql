SELECT a.id, a.number, h.user_id AS holder, '' AS name
FROM accounts.account AS a
JOIN accounts.holder AS h ON h.account_id = a.id AND h.position = 0
WHERE a.id = ANY (:ids::bigint[])
UNION ALL
SELECT i.id, '', 0, i.name
FROM accounts.internal_account AS i
WHERE i.id = ANY (:ids::bigint[])

-- What several requests need to know of their accounts, at once: a row a holder, the first of an account first.
SELECT a.id, a.currency, h.user_id AS holder
FROM accounts.account AS a
LEFT JOIN accounts.holder AS h ON h.account_id = a.id
WHERE a.id = ANY (:ids::bigint[])
ORDER BY a.id, h.position

-- What several requests need to know of their accounts, at once.
SELECT a.id, a.currency,
    (SELECT array_agg(h.user_id ORDER BY h.position) FROM accounts.holder AS h WHERE h.account_id = a.id) AS holders
FROM accounts.account AS a
WHERE a.id = ANY (:ids::bigint[])

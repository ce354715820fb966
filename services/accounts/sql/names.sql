SELECT account_id AS id, user_id AS holder, '' AS name
FROM accounts.holder
WHERE account_id = ANY (:ids::bigint[]) AND position = 0
UNION ALL
SELECT id, 0, name
FROM accounts.internal_account
WHERE id = ANY (:ids::bigint[])

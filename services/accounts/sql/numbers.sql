SELECT id, number FROM accounts.account WHERE id = ANY (:ids::bigint[])
UNION ALL
SELECT id, name FROM accounts.internal_account WHERE id = ANY (:ids::bigint[])

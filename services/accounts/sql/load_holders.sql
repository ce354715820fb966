INSERT INTO accounts.holder (account_id, user_id, position)
SELECT h.account_id, h.user_id, 0
FROM unnest(:ids::bigint[], :customers::bigint[]) AS h (account_id, user_id)

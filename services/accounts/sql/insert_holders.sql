INSERT INTO accounts.holder (account_id, user_id, position)
SELECT :account, h.user_id, h.ordinality - 1 + coalesce(
    (SELECT max(position) + 1 FROM accounts.holder WHERE account_id = :account), 0)
FROM unnest(:users::bigint[]) WITH ORDINALITY AS h (user_id, ordinality)

UPDATE identity.users u
SET default_account = wanted.account
FROM unnest(:users::bigint[], :accounts::bigint[]) AS wanted (id, account)
WHERE u.id = wanted.id

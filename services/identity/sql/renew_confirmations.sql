UPDATE identity.email_confirmation c
SET email_index = renewed.email_index
FROM unnest(:ids::bigint[], :emails::bytea[]) AS renewed (id, email_index), identity.users u
WHERE u.id = renewed.id AND c.user_id = renewed.id AND c.email_index = u.email_index AND renewed.email_index IS NOT NULL

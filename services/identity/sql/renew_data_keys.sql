UPDATE identity.data_key k
SET wrapped = renewed.wrapped, master_key_id = :current
FROM unnest(:ids::bigint[], :wrapped::bytea[]) AS renewed (id, wrapped)
WHERE k.user_id = renewed.id

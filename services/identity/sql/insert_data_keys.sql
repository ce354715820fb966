INSERT INTO identity.data_key (user_id, wrapped, master_key_id)
SELECT data_key.*, :master_key::integer
FROM unnest(:users::bigint[], :wrapped::bytea[]) AS data_key

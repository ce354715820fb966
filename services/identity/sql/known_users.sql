SELECT id, name, default_account FROM identity.users WHERE id = ANY (:ids::bigint[])

SELECT id, name FROM identity.users WHERE id = ANY (:ids::bigint[])

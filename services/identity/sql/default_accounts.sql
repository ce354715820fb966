SELECT id, default_account FROM identity.users WHERE id = ANY (:ids::bigint[]) AND default_account IS NOT NULL

SELECT nextval('identity.users_id_seq') AS id FROM generate_series(1, :count)

INSERT INTO identity.search_word (word, user_id)
SELECT * FROM unnest(:words::text[], :users::bigint[])

INSERT INTO identity.search_word (word, user_id, words)
SELECT * FROM unnest(:words::text[], :users::bigint[], :names::text[])
ORDER BY 1, 2

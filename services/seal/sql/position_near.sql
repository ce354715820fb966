-- The last batch that began before this entry.
SELECT position FROM seal.batch WHERE first_entry <= :entry::bigint ORDER BY first_entry DESC LIMIT 1

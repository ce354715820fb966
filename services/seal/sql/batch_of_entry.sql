-- Which batch an entry stands in: ids are drawn shortly before their batch is committed, so it begins not far below.
SELECT position
FROM seal.batch
WHERE first_entry BETWEEN :entry::bigint - :reach::bigint AND :entry::bigint AND last_entry >= :entry::bigint
ORDER BY position

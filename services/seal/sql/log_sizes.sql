-- How many entries each of the next batches holds.
SELECT position, cardinality(entries)::bigint AS entries
FROM ledger.log
WHERE position > :after::bigint
ORDER BY position
LIMIT :limit::bigint

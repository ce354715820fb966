-- Batches of the log with the legs of their entries. What the log names and isn't there leaves its columns empty.
SELECT batch.position, listed.entry, e.posted_at, e.business_date, e.kind, e.currency,
    p.account_id, p.minor_units, p.sequence
FROM (
    SELECT position, entries FROM ledger.log
    WHERE position > :position::bigint
    ORDER BY position
    LIMIT :limit::bigint) AS batch
LEFT JOIN LATERAL unnest(batch.entries) AS listed (entry) ON true
LEFT JOIN ledger.entry AS e ON e.id = listed.entry
LEFT JOIN ledger.posting AS p ON p.entry_id = e.id
ORDER BY batch.position, listed.entry

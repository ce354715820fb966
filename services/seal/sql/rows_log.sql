-- Sealed: every column.
SELECT position, committed_at, entries
FROM ledger.log
WHERE position > :after::bigint AND position <= :last::bigint
ORDER BY position

-- Transactions that may have drawn an id of the audit trail without having committed it.
SELECT coalesce(array_agg(DISTINCT virtualtransaction ORDER BY virtualtransaction), '{}')::text AS writers
FROM pg_locks
WHERE relation = 'audit.event'::regclass AND mode = 'RowExclusiveLock' AND granted

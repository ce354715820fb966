-- script
-- Step 7, one message: whoever holds the lock writes the next position and commits before the next one may.
SELECT pg_advisory_xact_lock(4100, 2);
INSERT INTO ledger.log (position, committed_at, entries)
SELECT coalesce((SELECT max(position) FROM ledger.log), 0) + 1, :committed_at, :entries
RETURNING position;
COMMIT

INSERT INTO ledger.log (position, committed_at, entries)
SELECT coalesce((SELECT max(position) FROM ledger.log), 0) + 1, :committed_at::bigint, :entries::bigint[]

-- What this transaction has read of all postings' partitions.
SELECT coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)::bigint AS count
FROM pg_stat_xact_user_tables
WHERE schemaname = 'ledger' AND (relname LIKE 'posting%' OR relname LIKE 'entry_0%')

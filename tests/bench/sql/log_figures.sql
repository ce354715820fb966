-- What the cluster's log has taken so far, where the last checkpoint began, how often this database's tables were tidied.
SELECT wal_records AS records, wal_fpi AS images, wal_bytes::bigint AS bytes,
    (SELECT count(*) FROM pg_ls_waldir()) AS files,
    (SELECT (redo_lsn - '0/0')::bigint FROM pg_control_checkpoint()) AS checkpoint,
    (SELECT coalesce(sum(autovacuum_count), 0)::bigint FROM pg_stat_user_tables) AS vacuums
FROM pg_stat_wal

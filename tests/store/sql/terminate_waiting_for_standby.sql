SELECT count(pg_terminate_backend(pid)) AS count FROM pg_stat_activity
WHERE application_name = 'guichet posting' AND wait_event = 'SyncRep'

SELECT count(*)::bigint AS writers
FROM pg_locks
WHERE relation = 'audit.event'::regclass AND mode = 'RowExclusiveLock' AND granted
    AND virtualtransaction = ANY (:writers::text[])

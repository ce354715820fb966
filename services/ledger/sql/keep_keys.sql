-- Until the session ends.
SELECT pg_advisory_lock_shared(4100, 4)

SELECT pg_advisory_xact_lock(4100, 3)

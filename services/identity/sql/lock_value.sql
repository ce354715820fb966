SELECT pg_advisory_xact_lock(:value) IS NULL AS locked

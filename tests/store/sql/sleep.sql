SELECT pg_sleep(:milliseconds::bigint / 1000.0)::text AS done

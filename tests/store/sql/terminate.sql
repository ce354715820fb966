SELECT pg_terminate_backend(:pid::integer) AS done

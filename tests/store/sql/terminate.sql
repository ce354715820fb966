SELECT pg_terminate_backend(:pid::integer, 20000) AS done

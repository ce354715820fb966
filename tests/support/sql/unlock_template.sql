-- script
SELECT pg_advisory_unlock(7305229148190032009)

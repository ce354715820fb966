-- script
RESET ROLE;
SELECT pg_advisory_unlock(7305229148190032002)

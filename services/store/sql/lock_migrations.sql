-- script
SET lock_timeout = '5min';
SELECT pg_advisory_lock(7305229148190032002);
RESET lock_timeout;
SET ROLE guichet_owner

-- script
SET lock_timeout = '2min';
SET statement_timeout = '2min';
SELECT pg_advisory_lock(7305229148190032009)

-- Not while somebody books days of the past (ledger/keep_keys).
SELECT CASE WHEN pg_try_advisory_xact_lock(4100, 4) THEN ledger.drop_keys_before(:first_kept::date) ELSE 0 END AS dropped

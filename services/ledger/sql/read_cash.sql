-- Guarded by the lock on the accounts' rows.
SELECT account_id, face, count FROM ledger.cash_position WHERE account_id = ANY (:ids::bigint[])

-- Guarded by the lock on the accounts' rows.
SELECT id, account_id, held, captured, released, expires_at FROM ledger.hold WHERE id = ANY (:ids::bigint[])

-- The customer's row is locked, so none is being opened. A refused account receives nothing more.
SELECT count(*) AS open FROM ledger.account
WHERE owner = :owner::bigint AND status <> 'closed' AND NOT (status = 'refused' AND posted = 0 AND held = 0)

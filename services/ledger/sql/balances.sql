SELECT id, owner, posted, held, floor, sequence, allowed, capped, nature, status, currency
FROM ledger.account
WHERE id = ANY (:ids::bigint[])

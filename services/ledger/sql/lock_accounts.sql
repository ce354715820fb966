-- Step 2 of a batch. FOR NO KEY UPDATE doesn't collide with what foreign keys lock.
SELECT id, posted, held, floor, sequence, allowed, capped, nature, status, currency, ctid AS place
FROM ledger.account
WHERE id = ANY (:ids::bigint[])
ORDER BY id
FOR NO KEY UPDATE

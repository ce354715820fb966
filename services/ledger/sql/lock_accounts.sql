-- Step 2 of a batch. FOR NO KEY UPDATE doesn't collide with what foreign keys lock. Joined, since a hash index isn't
-- asked for = ANY; sorted before the join, where only numbers are.
SELECT id, posted, held, floor, sequence, allowed, capped, nature, status, currency, account.ctid AS place
FROM (SELECT DISTINCT unnest(:ids::bigint[]) AS id ORDER BY id) AS named JOIN ledger.account USING (id)
ORDER BY id
FOR NO KEY UPDATE OF account

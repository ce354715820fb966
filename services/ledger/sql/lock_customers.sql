-- Step 1 of a batch. Sorted, so that no two batches can wait for each other.
SELECT id, customer.ctid AS place, business_date, approved, closed,
    used_deposit, used_withdrawal, used_transfer, used_payment,
    extra_deposit, extra_withdrawal, extra_transfer, extra_payment
FROM (SELECT DISTINCT unnest(:ids::bigint[]) AS id ORDER BY id) AS named JOIN ledger.customer USING (id)
ORDER BY id
FOR NO KEY UPDATE OF customer

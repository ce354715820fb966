-- Step 1 of a batch. Sorted, so that no two batches can wait for each other.
SELECT id, ctid AS place, business_date, approved, closed,
    used_deposit, used_withdrawal, used_transfer, used_payment,
    extra_deposit, extra_withdrawal, extra_transfer, extra_payment
FROM ledger.customer
WHERE id = ANY (:ids::bigint[])
ORDER BY id
FOR NO KEY UPDATE

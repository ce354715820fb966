-- As update_limits, of rows that this transaction has locked: they stay where they were found, so no index is searched.
UPDATE ledger.customer AS customer
SET business_date = fresh.business_date,
    used_deposit = fresh.used_deposit, used_withdrawal = fresh.used_withdrawal,
    used_transfer = fresh.used_transfer, used_payment = fresh.used_payment,
    extra_deposit = fresh.extra_deposit, extra_withdrawal = fresh.extra_withdrawal,
    extra_transfer = fresh.extra_transfer, extra_payment = fresh.extra_payment
FROM (SELECT unnest(:places::tid[]) AS place, unnest(:ids::bigint[]) AS id, unnest(:dates::date[]) AS business_date,
    unnest(:used_deposit::integer[]) AS used_deposit, unnest(:used_withdrawal::integer[]) AS used_withdrawal,
    unnest(:used_transfer::integer[]) AS used_transfer, unnest(:used_payment::integer[]) AS used_payment,
    unnest(:extra_deposit::integer[]) AS extra_deposit, unnest(:extra_withdrawal::integer[]) AS extra_withdrawal,
    unnest(:extra_transfer::integer[]) AS extra_transfer, unnest(:extra_payment::integer[]) AS extra_payment) AS fresh
WHERE customer.ctid = fresh.place AND customer.id = fresh.id

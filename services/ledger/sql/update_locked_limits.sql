-- As update_limits, of rows that this transaction has locked: they stay where they were found, so no index is searched.
UPDATE ledger.customer AS customer
SET business_date = fresh.business_date,
    used_deposit = fresh.used_deposit, used_withdrawal = fresh.used_withdrawal,
    used_transfer = fresh.used_transfer, used_payment = fresh.used_payment,
    extra_deposit = fresh.extra_deposit, extra_withdrawal = fresh.extra_withdrawal,
    extra_transfer = fresh.extra_transfer, extra_payment = fresh.extra_payment
FROM unnest(:places::tid[], :ids::bigint[], :dates::date[],
    :used_deposit::integer[], :used_withdrawal::integer[], :used_transfer::integer[], :used_payment::integer[],
    :extra_deposit::integer[], :extra_withdrawal::integer[], :extra_transfer::integer[], :extra_payment::integer[])
    AS fresh (place, id, business_date, used_deposit, used_withdrawal, used_transfer, used_payment,
        extra_deposit, extra_withdrawal, extra_transfer, extra_payment)
WHERE customer.ctid = fresh.place AND customer.id = fresh.id

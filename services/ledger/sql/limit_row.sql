SELECT id, business_date, approved, closed,
    used_deposit, used_withdrawal, used_transfer, used_payment,
    extra_deposit, extra_withdrawal, extra_transfer, extra_payment
FROM ledger.customer
WHERE id = :customer::bigint

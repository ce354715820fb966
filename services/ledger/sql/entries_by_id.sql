SELECT id, posted_at, business_date, kind, action, customer, maker, approver, principal, key, currency, note
FROM ledger.entry
WHERE id = ANY (:ids::bigint[])
ORDER BY id

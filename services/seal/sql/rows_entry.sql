-- Sealed: every column.
SELECT e.id, e.posted_at, e.customer, e.maker, e.approver, e.principal, e.key, e.business_date, e.kind, e.action,
    e.currency, e.note
FROM unnest(:firsts::bigint[], :lasts::bigint[]) AS asked (first, last)
JOIN ledger.entry AS e ON e.id BETWEEN asked.first AND asked.last

-- Sealed: every column of the verdict, and what it did with a hold, with the entry that names its key (the first column here, not sealed twice).
SELECT e.id, k.key, k.principal, k.request_hash, k.entry_id, k.refusal, k.field, k.limit_used,
    k.limit_allowed, k.hold_id, m.verb, m.minor_units, m.entry_id, m.moved_at, m.business_date, m.customer, m.maker,
    m.note
FROM unnest(:firsts::bigint[], :lasts::bigint[]) AS asked (first, last)
JOIN ledger.entry AS e ON e.id BETWEEN asked.first AND asked.last
JOIN ledger.command_key AS k ON k.key = e.key AND k.principal = e.principal
LEFT JOIN ledger.hold_movement AS m
    ON m.hold_id = k.hold_id AND m.key = k.key AND m.principal = k.principal

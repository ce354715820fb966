-- Sealed: every column of the verdict, and what it did with a hold; the first here is its seal. A verdict that is gone leaves its columns empty.
SELECT s.number, k.key, k.principal, k.request_hash, k.entry_id, k.refusal, k.field, k.limit_used,
    k.limit_allowed, k.hold_id, m.verb, m.minor_units, m.entry_id, m.moved_at, m.business_date, m.customer, m.maker,
    m.note
FROM seal.unposted_key AS s
LEFT JOIN ledger.command_key AS k ON k.key = s.key AND k.principal = s.principal
LEFT JOIN ledger.hold_movement AS m
    ON m.hold_id = k.hold_id AND m.key = k.key AND m.principal = k.principal
WHERE s.number > :after::bigint AND s.number <= :last::bigint
ORDER BY s.number, s.key, s.principal

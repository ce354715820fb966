-- As rows_unposted: those that have no seal yet.
SELECT 0::bigint AS number, k.key, k.principal, k.request_hash, k.entry_id, k.refusal, k.field, k.limit_used,
    k.limit_allowed, k.hold_id, m.verb, m.minor_units, m.entry_id, m.moved_at, m.business_date, m.customer, m.maker,
    m.note
FROM ledger.command_key AS k
LEFT JOIN ledger.hold_movement AS m
    ON m.hold_id = k.hold_id AND m.key = k.key AND m.principal = k.principal
WHERE k.entry_id IS NULL
    AND NOT EXISTS (SELECT FROM seal.unposted_key AS s WHERE s.key = k.key AND s.principal = k.principal)
ORDER BY k.key, k.principal
LIMIT :limit::bigint

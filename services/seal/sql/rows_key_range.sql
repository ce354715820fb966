-- As rows_command_key, by ranges of the time in the keys and in their order, with the range's number as the first column.
SELECT asked.place, k.key, k.principal, k.request_hash, k.entry_id, k.refusal, k.field, k.limit_used,
    k.limit_allowed, k.hold_id, m.verb, m.minor_units, m.entry_id, m.moved_at, m.business_date, m.customer, m.maker,
    m.note
FROM unnest(:firsts::bigint[], :lasts::bigint[], :mosts::bigint[]) WITH ORDINALITY AS asked (first, last, most, place)
CROSS JOIN LATERAL (
    SELECT *
    FROM ledger.command_key
    WHERE key >= (lpad(to_hex(asked.first), 12, '0') || repeat('0', 20))::uuid
        AND key <= (lpad(to_hex(asked.last), 12, '0') || repeat('f', 20))::uuid
    ORDER BY key
    LIMIT asked.most
) AS k
LEFT JOIN ledger.hold_movement AS m
    ON m.hold_id = k.hold_id AND m.key = k.key AND m.principal = k.principal

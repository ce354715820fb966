INSERT INTO ledger.hold_movement (hold_id, verb, minor_units, entry_id, customer, maker, principal, key, note,
    moved_at, business_date)
SELECT fresh.*, :moved_at::bigint, :business_date::date
FROM unnest(:holds::bigint[], :verbs::text[], :amounts::bigint[], :entries::bigint[], :customers::bigint[],
    :makers::bigint[], :principals::bigint[], :keys::uuid[], :notes::text[]) AS fresh

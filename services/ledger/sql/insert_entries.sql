INSERT INTO ledger.entry (id, posted_at, business_date, kind, action, customer, maker, approver, principal, key,
    currency, note)
SELECT id, :posted_at::bigint, :business_date::date, kind, action, customer, maker, approver, principal, key,
    currency, note
FROM unnest(:ids::bigint[], :kinds::text[], :actions::text[], :customers::bigint[], :makers::bigint[],
    :approvers::bigint[], :principals::bigint[], :keys::uuid[], :currencies::text[], :notes::text[])
    AS fresh (id, kind, action, customer, maker, approver, principal, key, currency, note)

INSERT INTO ledger.account (id, floor, posted, sequence, owner, allowed, status, currency, capped, nature)
SELECT fresh.id, fresh.floor, fresh.posted, fresh.sequence, fresh.owner, fresh.allowed, fresh.status, fresh.currency,
    NOT customer.approved, 'customer'
FROM unnest(:ids::bigint[], :floors::bigint[], :posted::bigint[], :sequences::bigint[], :owners::bigint[],
    :allowed::smallint[], :statuses::text[], :currencies::text[])
    AS fresh (id, floor, posted, sequence, owner, allowed, status, currency)
JOIN ledger.customer AS customer ON customer.id = fresh.owner

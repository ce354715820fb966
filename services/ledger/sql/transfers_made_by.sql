SELECT made.id, made.posted_at, made.currency, made.customer,
    (SELECT sum(posting.minor_units)::bigint
     FROM ledger.posting AS posting
     WHERE posting.entry_id = made.id AND posting.minor_units > 0) AS minor_units
FROM (
    SELECT id, posted_at, currency, customer
    FROM ledger.entry
    WHERE maker = :maker::bigint AND kind = 'transfer' AND maker <> customer
    ORDER BY id DESC
    LIMIT :limit::bigint
) AS made
ORDER BY made.id DESC

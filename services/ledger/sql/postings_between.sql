SELECT posting.entry_id, posting.minor_units, posting.balance_after, posting.sequence,
    entry.kind, entry.business_date, entry.posted_at, entry.customer, entry.maker, entry.note,
    (
        SELECT -(max(ARRAY[abs(against.minor_units), -against.account_id]))[2]
        FROM ledger.posting AS against
        WHERE against.entry_id = posting.entry_id AND (against.minor_units < 0) <> (posting.minor_units < 0)
    ) AS counterparty
FROM (
    SELECT entry_id, minor_units, balance_after, sequence
    FROM ledger.posting
    WHERE account_id = :account::bigint AND sequence > :after::bigint AND sequence <= :until::bigint
    ORDER BY sequence
    LIMIT :limit::bigint
) AS posting
JOIN ledger.entry AS entry ON entry.id = posting.entry_id
ORDER BY posting.sequence

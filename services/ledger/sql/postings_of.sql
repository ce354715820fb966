-- The newest postings of each of these accounts before a sequence: a page of each. Partitions made ahead hold none, and
-- aren't looked into. The counterparty is picked without sorting: mostly one posting stands against another.
SELECT asked.place, posting.entry_id, posting.minor_units, posting.balance_after, posting.sequence,
    entry.kind, entry.business_date, entry.posted_at, entry.customer, entry.maker, entry.note,
    (
        SELECT -(max(ARRAY[abs(against.minor_units), -against.account_id]))[2]
        FROM ledger.posting AS against
        WHERE against.entry_id = posting.entry_id AND (against.minor_units < 0) <> (posting.minor_units < 0)
    ) AS counterparty
FROM unnest(:accounts::bigint[], :befores::bigint[], :limits::bigint[]) WITH ORDINALITY AS asked (account_id, before, most, place)
CROSS JOIN LATERAL (
    SELECT entry_id, minor_units, balance_after, sequence
    FROM ledger.posting
    WHERE account_id = asked.account_id AND sequence < asked.before
        AND entry_id <= (SELECT last_value FROM ledger.entry_id)
    ORDER BY sequence DESC
    LIMIT asked.most
) AS posting
JOIN ledger.entry AS entry ON entry.id = posting.entry_id
ORDER BY asked.place, posting.sequence DESC

-- The newest postings of each of these accounts before a sequence: a page of each.
SELECT asked.place, posting.entry_id, posting.minor_units, posting.balance_after, posting.sequence,
    entry.kind, entry.business_date, entry.posted_at, entry.customer, entry.maker, entry.note,
    other.account_id AS counterparty
FROM unnest(:accounts::bigint[], :befores::bigint[], :limits::bigint[]) WITH ORDINALITY AS asked (account_id, before, most, place)
CROSS JOIN LATERAL (
    SELECT entry_id, account_id, minor_units, balance_after, sequence
    FROM ledger.posting
    WHERE account_id = asked.account_id AND sequence < asked.before
    ORDER BY sequence DESC
    LIMIT asked.most
) AS posting
JOIN ledger.entry AS entry ON entry.id = posting.entry_id
LEFT JOIN LATERAL (
    SELECT against.account_id
    FROM ledger.posting AS against
    WHERE against.entry_id = posting.entry_id AND (against.minor_units < 0) <> (posting.minor_units < 0)
    ORDER BY abs(against.minor_units) DESC, against.account_id
    LIMIT 1
) AS other ON true
ORDER BY asked.place, posting.sequence DESC

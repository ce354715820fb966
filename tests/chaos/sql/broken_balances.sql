-- Accounts whose balance or sequence isn't what their postings say.
SELECT count(*) AS count
FROM ledger.account a
LEFT JOIN (
    SELECT account_id, sum(minor_units)::bigint AS total, count(*) AS postings, max(sequence) AS last
    FROM ledger.posting GROUP BY account_id
) p ON p.account_id = a.id
WHERE a.posted <> coalesce(p.total, 0) OR a.sequence <> coalesce(p.postings, 0) OR a.sequence <> coalesce(p.last, 0)

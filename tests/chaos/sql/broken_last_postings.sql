-- Accounts whose balance isn't that of their last posting, in one snapshot.
SELECT count(*) AS count
FROM ledger.account a
LEFT JOIN LATERAL (
    SELECT balance_after, sequence FROM ledger.posting WHERE account_id = a.id ORDER BY sequence DESC LIMIT 1
) p ON true
WHERE a.posted <> coalesce(p.balance_after, 0) OR a.sequence <> coalesce(p.sequence, 0)

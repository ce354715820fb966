-- Each account's last posting up to that moment, or to the end of that business date (the other one is NULL), by
-- halving. The places looked at are fixed, whatever the account has grown to: so what is past gives the same answer
-- for ever.
SELECT account.id, account.currency, found.sequence, coalesce(last.balance_after, 0) AS posted, last.entry_id
FROM ledger.account AS account
CROSS JOIN LATERAL (
    WITH RECURSIVE halves (low, step) AS (
        SELECT 0::bigint, 1099511627776::bigint
        UNION ALL
        SELECT CASE
                WHEN halves.low + halves.step > account.sequence THEN halves.low
                WHEN (
                    SELECT coalesce(entry.posted_at <= :at::bigint, entry.business_date <= :date::date)
                    FROM ledger.posting AS posting
                    JOIN ledger.entry AS entry ON entry.id = posting.entry_id
                    WHERE posting.account_id = account.id AND posting.sequence = halves.low + halves.step
                ) THEN halves.low + halves.step
                ELSE halves.low
            END,
            halves.step / 2
        FROM halves
        WHERE halves.step > 0
    )
    SELECT halves.low AS sequence FROM halves WHERE halves.step = 0
) AS found
LEFT JOIN ledger.posting AS last ON last.account_id = account.id AND last.sequence = found.sequence
WHERE account.id = ANY (:ids::bigint[])

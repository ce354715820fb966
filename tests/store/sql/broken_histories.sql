-- Postings whose balance or sequence doesn't follow from the one before, and accounts that differ from their last one.
SELECT count(*) AS count
FROM (
    SELECT 1
    FROM (
        SELECT account_id, minor_units, balance_after, sequence,
            lag(balance_after, 1, 0::bigint) OVER own AS balance_before,
            lag(sequence, 1, 0::bigint) OVER own AS sequence_before
        FROM ledger.posting
        WINDOW own AS (PARTITION BY account_id ORDER BY sequence)
    ) AS history
    WHERE balance_after <> balance_before + minor_units OR sequence <> sequence_before + 1
    UNION ALL
    SELECT 1
    FROM ledger.account AS account
    LEFT JOIN LATERAL (
        SELECT balance_after, sequence FROM ledger.posting WHERE account_id = account.id
        ORDER BY sequence DESC LIMIT 1
    ) AS last ON true
    WHERE account.posted <> coalesce(last.balance_after, 0) OR account.sequence <> coalesce(last.sequence, 0)
) AS broken

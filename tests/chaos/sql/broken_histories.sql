-- Postings whose balance isn't the sum so far, or was below the account's floor.
SELECT count(*) AS count
FROM (
    SELECT account_id, balance_after, sum(minor_units) OVER (PARTITION BY account_id ORDER BY sequence) AS so_far
    FROM ledger.posting
) h JOIN ledger.account a ON a.id = h.account_id
WHERE h.balance_after <> h.so_far OR h.balance_after < a.floor

-- Sealed: every column, with the entry that reverses.
SELECT r.reversal, r.original, r.repost
FROM unnest(:firsts::bigint[], :lasts::bigint[]) AS asked (first, last)
JOIN ledger.reversal AS r ON r.reversal BETWEEN asked.first AND asked.last

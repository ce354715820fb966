-- Sealed: every column.
SELECT p.entry_id, p.account_id, p.minor_units, p.balance_after, p.sequence
FROM unnest(:firsts::bigint[], :lasts::bigint[]) AS asked (first, last)
JOIN ledger.posting AS p ON p.entry_id BETWEEN asked.first AND asked.last

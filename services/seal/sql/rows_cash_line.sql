-- Sealed: every column.
SELECT c.entry_id, c.account_id, c.face, c.count
FROM unnest(:firsts::bigint[], :lasts::bigint[]) AS asked (first, last)
JOIN ledger.cash_line AS c ON c.entry_id BETWEEN asked.first AND asked.last

-- Rows that belong to no batch; asked only when the counts differ.
(SELECT 'entry' AS kind, e.id, 0::bigint AS other
FROM ledger.entry AS e
LEFT JOIN (SELECT unnest(entries) AS id FROM ledger.log) AS known ON known.id = e.id
WHERE known.id IS NULL ORDER BY e.id LIMIT 1)
UNION ALL
(SELECT 'posting', p.entry_id, p.account_id
FROM ledger.posting AS p LEFT JOIN ledger.entry AS e ON e.id = p.entry_id
WHERE e.id IS NULL ORDER BY p.entry_id LIMIT 1)
UNION ALL
(SELECT 'cash line', c.entry_id, c.account_id
FROM ledger.cash_line AS c LEFT JOIN ledger.entry AS e ON e.id = c.entry_id
WHERE e.id IS NULL ORDER BY c.entry_id LIMIT 1)
UNION ALL
(SELECT 'reversal', r.reversal, r.original
FROM ledger.reversal AS r LEFT JOIN ledger.entry AS e ON e.id = r.reversal
WHERE e.id IS NULL ORDER BY r.reversal LIMIT 1)
UNION ALL
(SELECT 'key', k.entry_id, k.principal
FROM ledger.command_key AS k LEFT JOIN ledger.entry AS e ON e.id = k.entry_id
WHERE k.entry_id IS NOT NULL AND (e.key, e.principal) IS DISTINCT FROM (k.key, k.principal)
ORDER BY k.entry_id LIMIT 1)

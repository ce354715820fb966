SELECT count(*) AS count
FROM ledger.entry AS entry
LEFT JOIN (SELECT unnest(entries) AS id FROM ledger.log) AS logged ON logged.id = entry.id
WHERE logged.id IS NULL OR entry.id IN (
    SELECT id FROM (SELECT unnest(entries) AS id FROM ledger.log) AS all_logged GROUP BY id HAVING count(*) > 1)

-- Entries that those who follow the log wouldn't see exactly once, and positions that are missing.
SELECT (SELECT count(*) FROM (
            SELECT e.id FROM ledger.entry e
            LEFT JOIN (SELECT unnest(entries) AS entry_id FROM ledger.log) l ON l.entry_id = e.id
            GROUP BY e.id HAVING count(l.entry_id) <> 1) entries)
     + (SELECT coalesce(max(position), 0) - count(*) FROM ledger.log) AS count

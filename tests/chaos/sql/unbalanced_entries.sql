SELECT count(*) AS count
FROM (SELECT FROM ledger.posting GROUP BY entry_id HAVING sum(minor_units) <> 0 OR count(*) < 2) e

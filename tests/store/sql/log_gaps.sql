SELECT coalesce(max(position), 0) - count(*) AS count FROM ledger.log

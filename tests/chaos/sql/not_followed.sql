-- How many entries the figures haven't counted yet; below zero: counted twice.
SELECT (SELECT count(*) FROM ledger.entry) - coalesce((SELECT entries FROM stats.progress), 0)::bigint AS count

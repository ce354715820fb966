SELECT count(*) AS count FROM ledger.entry

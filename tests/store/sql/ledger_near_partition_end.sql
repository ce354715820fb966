-- script
SELECT setval('ledger.entry_id', (SELECT min(end_id) - 3 FROM ledger.entry_partition))

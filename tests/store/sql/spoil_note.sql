-- script
SET session_replication_role = replica;
UPDATE ledger.entry SET note = 'x' WHERE id = (SELECT entries[1] FROM ledger.log WHERE position = 2);
SET session_replication_role = origin

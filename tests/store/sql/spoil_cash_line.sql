-- script
SET session_replication_role = replica;
UPDATE ledger.cash_line SET count = count + 1
WHERE entry_id = (SELECT entries[1] FROM ledger.log WHERE position = 1);
SET session_replication_role = origin

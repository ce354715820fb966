-- script
SET session_replication_role = replica;
UPDATE ledger.cash_position SET count = count + 1;
SET session_replication_role = origin

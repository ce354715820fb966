-- script
SET session_replication_role = replica;
UPDATE ledger.account SET held = 1 WHERE nature = 'customer' AND posted > 0;
SET session_replication_role = origin

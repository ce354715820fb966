-- script
SET session_replication_role = replica;
ALTER TABLE ledger.account DROP CONSTRAINT account_floor;
UPDATE ledger.account SET floor = posted + 1 WHERE nature = 'customer' AND sequence > 2;
SET session_replication_role = origin

-- script
SET session_replication_role = replica;
UPDATE ledger.account SET posted = posted + 1 WHERE sequence > 0;
SET session_replication_role = origin

-- script
SET session_replication_role = replica;
UPDATE ledger.log SET committed_at = committed_at + 1;
SET session_replication_role = origin

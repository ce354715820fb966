-- script
SET session_replication_role = replica;
DELETE FROM seal.checkpoint;
SET session_replication_role = origin

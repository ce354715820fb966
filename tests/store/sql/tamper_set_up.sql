-- script
SET session_replication_role = replica;
SET bytea_output = hex;
SET enable_seqscan = on

-- script
SET session_replication_role = replica;
SET enable_seqscan = on

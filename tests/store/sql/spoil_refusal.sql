-- script
SET session_replication_role = replica;
UPDATE ledger.command_key SET field = 'x' WHERE entry_id IS NULL;
SET session_replication_role = origin

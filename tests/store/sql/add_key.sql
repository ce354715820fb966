-- script
SET session_replication_role = replica;
INSERT INTO ledger.command_key (key, principal, request_hash, entry_id)
SELECT key, principal + 1, request_hash, entry_id FROM ledger.command_key
WHERE entry_id = (SELECT entries[1] FROM ledger.log WHERE position = 1);
SET session_replication_role = origin

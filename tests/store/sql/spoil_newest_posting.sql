-- script
SET session_replication_role = replica;
UPDATE ledger.posting SET minor_units = minor_units + 1
WHERE (entry_id, account_id) IN (
    SELECT entry_id, account_id FROM ledger.posting ORDER BY entry_id DESC, account_id LIMIT 1);
RESET session_replication_role

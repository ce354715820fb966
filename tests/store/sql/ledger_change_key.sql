-- script
UPDATE ledger.command_key SET entry_id = 1

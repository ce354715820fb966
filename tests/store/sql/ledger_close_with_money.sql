-- script
UPDATE ledger.account SET status = 'closed' WHERE posted > 0

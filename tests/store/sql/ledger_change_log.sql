-- script
DELETE FROM ledger.log

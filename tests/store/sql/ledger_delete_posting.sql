-- script
DELETE FROM ledger.posting

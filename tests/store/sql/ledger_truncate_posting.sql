-- script
TRUNCATE ledger.posting

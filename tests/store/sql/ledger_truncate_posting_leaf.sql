-- script
TRUNCATE ledger.posting_0001

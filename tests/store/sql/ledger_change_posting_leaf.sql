-- script
UPDATE ledger.posting_0001 SET sequence = sequence + 1

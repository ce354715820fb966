-- script
INSERT INTO ledger.posting VALUES (900, 1, 5, 5, 900)

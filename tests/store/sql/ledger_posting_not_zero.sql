-- script
INSERT INTO ledger.posting VALUES (900, 1, 5, 5, 900), (900, 2, -4, -4, 900)

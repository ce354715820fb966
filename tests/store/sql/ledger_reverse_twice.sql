-- script
INSERT INTO ledger.reversal VALUES (1, 2), (1, 3)

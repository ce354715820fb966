-- script
UPDATE ledger.cash_position SET count = -1

-- script
UPDATE ledger.account SET posted = floor - 1 WHERE nature = 'customer'

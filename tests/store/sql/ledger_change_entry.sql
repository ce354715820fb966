-- script
UPDATE ledger.entry SET note = 'other'

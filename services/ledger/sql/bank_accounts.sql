-- The bank's own accounts: all others are customers'.
SELECT id FROM ledger.account WHERE owner IS NULL

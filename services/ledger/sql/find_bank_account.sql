SELECT account_id FROM ledger.bank_account WHERE name = :name::text

INSERT INTO ledger.bank_account (name, account_id) VALUES (:name::text, :account::bigint)

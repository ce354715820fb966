UPDATE accounts.account SET version = version + 1 WHERE id = :account

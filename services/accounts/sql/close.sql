UPDATE accounts.account SET closed_at = :now, version = version + 1 WHERE id = :account

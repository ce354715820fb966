UPDATE accounts.account
SET decided_by = :decider, decided_at = :now, version = version + 1
WHERE id = :account AND decided_at IS NULL

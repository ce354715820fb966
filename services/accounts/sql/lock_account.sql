SELECT opened_by, decided_at, closed_at, version
FROM accounts.account
WHERE id = :account
FOR UPDATE

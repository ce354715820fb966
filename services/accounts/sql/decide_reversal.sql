UPDATE accounts.reversal_request
SET state = :state, decided_by = :decider, decided_at = :now, key = :key::uuid
WHERE id = :id AND state IN ('waiting', 'approved')

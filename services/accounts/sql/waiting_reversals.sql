SELECT id, entry_id, reason, corrected, faces, counts, requested_by, requested_at, state, decided_by, key
FROM accounts.reversal_request
WHERE state IN ('waiting', 'approved') AND id > :after
ORDER BY id
LIMIT :limit

SELECT id, entry_id, reason, corrected, faces, counts, requested_by, requested_at, state, decided_by,
    decided_at, key
FROM accounts.reversal_request
WHERE id = :id
FOR UPDATE

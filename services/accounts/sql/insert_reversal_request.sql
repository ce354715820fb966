INSERT INTO accounts.reversal_request (entry_id, reason, corrected, faces, counts, requested_by, requested_at)
VALUES (:entry, :reason, :corrected, :faces::bigint[], :counts::bigint[], :requested_by, :requested_at)
ON CONFLICT (entry_id) WHERE state IN ('waiting', 'approved') DO NOTHING
RETURNING id

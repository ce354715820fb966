UPDATE kyc.review_case
SET status = :status, decided_at = :now, decided_by = :by, reason = :reason, note = :note, version = version + 1
WHERE id = :id

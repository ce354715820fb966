-- A case that was asked again is decided anew; one that waits already keeps its place.
UPDATE kyc.review_case
SET submitted_at = CASE WHEN status = 'waiting' THEN submitted_at ELSE :now::bigint END,
    submitted_by = :by, decided_by = NULL, decided_at = NULL, reason = NULL, note = NULL,
    status = 'waiting', version = version + 1
WHERE id = :id

SELECT id, at, actor, deed, subject_kind, subject_id, result, detail
FROM audit.event
WHERE subject_kind = :subject_kind AND subject_id = :subject_id AND id < :before
ORDER BY id DESC
LIMIT :limit

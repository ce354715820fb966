SELECT id, at, actor, deed, subject_kind, subject_id, result, detail
FROM audit.event
WHERE id < :before
ORDER BY id DESC
LIMIT :limit

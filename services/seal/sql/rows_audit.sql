-- Sealed: every column.
SELECT id, at, actor, deed, subject_kind, subject_id, result, detail
FROM audit.event
WHERE id > :after::bigint AND id <= :last::bigint
ORDER BY id
LIMIT :limit::bigint

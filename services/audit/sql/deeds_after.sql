SELECT id, deed FROM audit.event WHERE id > :after::bigint ORDER BY id

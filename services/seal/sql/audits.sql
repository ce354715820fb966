SELECT number, version, last_event, events, root, leaves, seal
FROM seal.audit
WHERE number > :after::bigint
ORDER BY number
LIMIT :limit::bigint

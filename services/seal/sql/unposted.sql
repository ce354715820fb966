SELECT number, version, day, verdicts, root, leaves, seal
FROM seal.unposted
WHERE number > :after::bigint
ORDER BY number
LIMIT :limit::bigint

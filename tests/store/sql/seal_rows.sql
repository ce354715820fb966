SELECT line FROM (
    SELECT 1 AS part, position AS number, 'batch ' || b::text AS line FROM seal.batch AS b
    UNION ALL SELECT 2, number, 'audit ' || a::text FROM seal.audit AS a
    UNION ALL SELECT 3, number, 'unposted ' || u::text FROM seal.unposted AS u
    UNION ALL SELECT 4, number, 'key ' || k::text FROM seal.unposted_key AS k
    UNION ALL SELECT 5, number, 'checkpoint ' || c::text FROM seal.checkpoint AS c) AS rows
ORDER BY part, number, line

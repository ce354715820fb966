-- With what the chains hold where the checkpoint says they stood.
SELECT c.number, c.made_at, c.position, c.batch_seal, c.audit_number, c.audit_seal, c.unposted_number,
    c.unposted_seal, c.signature, b.seal, a.seal, r.seal
FROM seal.checkpoint AS c
LEFT JOIN seal.batch AS b ON b.position = c.position
LEFT JOIN seal.audit AS a ON a.number = c.audit_number
LEFT JOIN seal.unposted AS r ON r.number = c.unposted_number
WHERE c.number > :after::bigint
ORDER BY c.number

SELECT id FROM ledger.hold
WHERE captured + released < held AND expires_at <= :now::bigint
ORDER BY expires_at
LIMIT :limit::bigint

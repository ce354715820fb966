SELECT position, committed_at, entries FROM ledger.log
WHERE position > :position::bigint
ORDER BY position
LIMIT :limit::bigint

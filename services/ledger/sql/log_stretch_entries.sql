SELECT coalesce(sum(cardinality(entries)), 0)::bigint AS entries FROM ledger.log
WHERE position > :after::bigint AND position <= :position::bigint

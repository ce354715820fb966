INSERT INTO ledger.customer (id, approved)
SELECT id, :approved::boolean FROM unnest(:ids::bigint[]) AS fresh (id)
ON CONFLICT DO NOTHING

UPDATE ledger.account AS account
SET posted = fresh.posted, sequence = fresh.sequence
FROM unnest(:ids::bigint[], :posted::bigint[], :sequences::bigint[]) AS fresh (id, posted, sequence)
WHERE account.id = fresh.id

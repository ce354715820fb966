-- Balance and reserved money as one: between them the floor may not hold.
UPDATE ledger.account AS account
SET posted = fresh.posted, held = fresh.held, sequence = fresh.sequence
FROM unnest(:ids::bigint[], :posted::bigint[], :held::bigint[], :sequences::bigint[])
    AS fresh (id, posted, held, sequence)
WHERE account.id = fresh.id

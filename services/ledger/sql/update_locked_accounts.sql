-- As update_accounts, of rows that this transaction has locked: they stay where they were found, so no index is searched.
UPDATE ledger.account AS account
SET posted = fresh.posted, sequence = fresh.sequence
FROM unnest(:places::tid[], :ids::bigint[], :posted::bigint[], :sequences::bigint[])
    AS fresh (place, id, posted, sequence)
WHERE account.ctid = fresh.place AND account.id = fresh.id

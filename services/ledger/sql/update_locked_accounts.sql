-- As update_accounts, of rows that this transaction has locked: they stay where they were found, so no index is searched.
UPDATE ledger.account AS account
SET posted = fresh.posted, sequence = fresh.sequence
FROM (SELECT unnest(:places::tid[]) AS place, unnest(:ids::bigint[]) AS id, unnest(:posted::bigint[]) AS posted,
    unnest(:sequences::bigint[]) AS sequence) AS fresh
WHERE account.ctid = fresh.place AND account.id = fresh.id

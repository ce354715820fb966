-- Always through the parent: a leaf by name would go past the sum-zero trigger.
INSERT INTO ledger.posting (entry_id, account_id, minor_units, balance_after, sequence)
SELECT unnest(:entries::bigint[]), unnest(:accounts::bigint[]), unnest(:amounts::bigint[]),
    unnest(:balances::bigint[]), unnest(:sequences::bigint[])

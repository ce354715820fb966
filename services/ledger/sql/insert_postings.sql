-- Always through the parent: a leaf by name would go past the sum-zero trigger.
INSERT INTO ledger.posting (entry_id, account_id, minor_units, balance_after, sequence)
SELECT * FROM unnest(:entries::bigint[], :accounts::bigint[], :amounts::bigint[], :balances::bigint[],
    :sequences::bigint[])

SELECT entry_id, account_id, minor_units, balance_after, sequence
FROM ledger.posting
WHERE entry_id = ANY (:ids::bigint[])
ORDER BY entry_id, account_id

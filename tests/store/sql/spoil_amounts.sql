-- script
SET session_replication_role = replica;
UPDATE ledger.posting SET minor_units = minor_units + sign(minor_units)::bigint,
    balance_after = balance_after + sign(minor_units)::bigint
WHERE entry_id = (SELECT max(id) FROM ledger.entry);
SET session_replication_role = origin

INSERT INTO ledger.cash_position (account_id, face, count)
SELECT * FROM unnest(:accounts::bigint[], :faces::bigint[], :counts::bigint[])
ON CONFLICT (account_id, face) DO UPDATE SET count = excluded.count

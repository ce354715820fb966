INSERT INTO ledger.cash_line (entry_id, account_id, face, count)
SELECT * FROM unnest(:entries::bigint[], :accounts::bigint[], :faces::bigint[], :counts::bigint[])

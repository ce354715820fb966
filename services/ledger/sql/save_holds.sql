INSERT INTO ledger.hold (id, account_id, held, captured, released, expires_at)
SELECT * FROM unnest(:ids::bigint[], :accounts::bigint[], :held::bigint[], :captured::bigint[], :released::bigint[],
    :expires_at::bigint[])
ON CONFLICT (id) DO UPDATE SET captured = excluded.captured, released = excluded.released

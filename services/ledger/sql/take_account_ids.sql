SELECT array_agg(nextval('ledger.account_id')) AS ids FROM generate_series(1, :count::integer)

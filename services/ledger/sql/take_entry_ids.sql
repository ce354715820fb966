SELECT array_agg(nextval('ledger.entry_id')) AS ids FROM generate_series(1, :count::integer)

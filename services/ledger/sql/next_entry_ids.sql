SELECT nextval('ledger.entry_id') AS id FROM generate_series(1, :count::integer)

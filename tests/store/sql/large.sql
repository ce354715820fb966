SELECT repeat('x', 1000) AS text FROM generate_series(1, :count::bigint)

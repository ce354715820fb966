SELECT 1 / (number - :at::bigint) FROM generate_series(0::bigint, 10000) AS number

SELECT number::bigint FROM generate_series(1, :last::bigint) AS number

SELECT greatest(least(coalesce(sum(sum_in)::numeric - sum(sum_out)::numeric, 0), 9223372036854775807), -9223372036854775807)::bigint AS closing
FROM stats.daily
WHERE account_id = 0 AND currency = :currency

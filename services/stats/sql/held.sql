SELECT greatest(least(coalesce(sum(sum_in) - sum(sum_out), 0), 9223372036854775807), -9223372036854775807)::bigint AS closing
FROM stats.daily
WHERE account_id = 0 AND currency = :currency

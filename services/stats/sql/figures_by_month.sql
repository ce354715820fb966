WITH flow AS (
    SELECT date_trunc('month', business_date::timestamp)::date AS period,
           sum(count_in)::bigint AS count_in, sum(sum_in)::bigint AS sum_in,
           sum(count_out)::bigint AS count_out, sum(sum_out)::bigint AS sum_out
    FROM stats.daily
    WHERE account_id = :account AND currency = :currency AND business_date BETWEEN :from AND :to
      AND (cardinality(:kinds::text[]) = 0 OR kind = ANY (:kinds::text[]))
    GROUP BY 1),
balance AS (
    SELECT date_trunc('month', business_date::timestamp)::date AS period,
           (array_agg(opening ORDER BY business_date))[1] AS opening,
           (array_agg(closing ORDER BY business_date DESC))[1] AS closing
    FROM stats.daily_balance
    WHERE account_id = :account AND currency = :currency AND business_date BETWEEN :from AND :to
    GROUP BY 1)
SELECT period, count_in, sum_in, count_out, sum_out, opening, closing
FROM flow
JOIN balance USING (period)
ORDER BY period

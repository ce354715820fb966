-- A period's closing is what all days up to its end moved, of every kind; in and out count the kinds asked for.
SELECT period, count_in, sum_in, count_out, sum_out,
    greatest(least(closing - net, 9223372036854775807), -9223372036854775807)::bigint AS opening,
    greatest(least(closing, 9223372036854775807), -9223372036854775807)::bigint AS closing
FROM (
    SELECT period, bool_or(asked) AS asked,
        (sum(count_in) FILTER (WHERE asked))::bigint AS count_in,
        least(sum(sum_in) FILTER (WHERE asked), 9223372036854775807)::bigint AS sum_in,
        (sum(count_out) FILTER (WHERE asked))::bigint AS count_out,
        least(sum(sum_out) FILTER (WHERE asked), 9223372036854775807)::bigint AS sum_out,
        sum(sum_in)::numeric - sum(sum_out)::numeric AS net,
        sum(sum(sum_in)::numeric - sum(sum_out)::numeric) OVER (ORDER BY period)::numeric AS closing
    FROM (
        SELECT date_trunc('month', business_date::timestamp)::date AS period, count_in, sum_in, count_out, sum_out,
            cardinality(:kinds::text[]) = 0 OR kind = ANY (:kinds::text[]) AS asked
        FROM stats.daily
        WHERE account_id = :account AND currency = :currency AND business_date <= :to) AS moved
    GROUP BY period) AS summed
WHERE period >= :from AND asked
ORDER BY period

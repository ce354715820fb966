SELECT concat_ws(' ', account_id, currency, business_date, kind, count_in, sum_in, count_out, sum_out) AS line
FROM stats.daily
UNION ALL
SELECT concat_ws(' ', account_id, currency, business_date, kind, 'from', first_mark, 'to', last_mark)
FROM stats.daily
UNION ALL
SELECT concat_ws(' ', entries, unbalanced, as_of) FROM stats.progress
ORDER BY line

-- Days that move for the first time carry the balance of the day before until add_balances adds what moved.
INSERT INTO stats.daily_balance AS b
    (account_id, currency, business_date, opening, closing, first_mark, last_mark)
SELECT m.account_id, m.currency, m.business_date, coalesce(earlier.closing, 0), coalesce(earlier.closing, 0),
       m.first_mark, m.last_mark
FROM unnest(:accounts::bigint[], :currencies::text[], :dates::date[], :firsts::bigint[], :lasts::bigint[])
         AS m (account_id, currency, business_date, first_mark, last_mark)
LEFT JOIN LATERAL (
    SELECT e.closing
    FROM stats.daily_balance AS e
    WHERE e.account_id = m.account_id AND e.currency = m.currency AND e.business_date < m.business_date
    ORDER BY e.business_date DESC
    LIMIT 1) AS earlier ON true
ON CONFLICT (account_id, currency, business_date) DO UPDATE
SET first_mark = least(b.first_mark, excluded.first_mark), last_mark = greatest(b.last_mark, excluded.last_mark)

-- What moved on a day shifts that day's closing and every later day, so a late entry for an earlier date is at home.
UPDATE stats.daily_balance AS b
SET opening = greatest(least(b.opening::numeric + shift.opening, 9223372036854775807), -9223372036854775807)::bigint,
    closing = greatest(least(b.closing::numeric + shift.closing, 9223372036854775807), -9223372036854775807)::bigint
FROM (
    SELECT d.account_id, d.currency, d.business_date,
           coalesce(sum(m.net) FILTER (WHERE m.business_date < d.business_date), 0)::bigint AS opening,
           sum(m.net)::bigint AS closing
    FROM unnest(:accounts::bigint[], :currencies::text[], :dates::date[], :nets::bigint[])
             AS m (account_id, currency, business_date, net)
    JOIN stats.daily_balance AS d
      ON d.account_id = m.account_id AND d.currency = m.currency AND d.business_date >= m.business_date
    GROUP BY d.account_id, d.currency, d.business_date) AS shift
WHERE b.account_id = shift.account_id AND b.currency = shift.currency AND b.business_date = shift.business_date

-- Days that move for the first time: they carry the balance of the day before until add_balances adds what moved.
INSERT INTO stats.daily_balance (account_id, currency, business_date, opening, closing)
SELECT m.account_id, m.currency, m.business_date, coalesce(before.closing, 0), coalesce(before.closing, 0)
FROM unnest(:accounts::bigint[], :currencies::text[], :dates::date[]) AS m (account_id, currency, business_date)
LEFT JOIN LATERAL (
    SELECT b.closing
    FROM stats.daily_balance AS b
    WHERE b.account_id = m.account_id AND b.currency = m.currency AND b.business_date < m.business_date
    ORDER BY b.business_date DESC
    LIMIT 1) AS before ON true
ON CONFLICT (account_id, currency, business_date) DO NOTHING

SELECT closing
FROM stats.daily_balance
WHERE account_id = 0 AND currency = :currency
ORDER BY business_date DESC
LIMIT 1

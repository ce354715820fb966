SELECT min(first_mark) AS first_mark, max(last_mark) AS last_mark
FROM stats.daily
WHERE account_id = :account AND currency = :currency AND business_date BETWEEN :from AND :to

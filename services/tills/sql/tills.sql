SELECT t.id, t.name, a.account_id
FROM tills.till AS t
JOIN tills.till_account AS a ON a.till_id = t.id
WHERE a.currency = :currency
ORDER BY t.name

SELECT t.id, t.name, a.account_id
FROM tills.till AS t
LEFT JOIN tills.till_account AS a ON a.till_id = t.id AND a.currency = :currency
WHERE t.teller = :teller

-- Customers with more operations of a kind in a day than they may do.
SELECT count(*) AS count
FROM (
    SELECT FROM ledger.entry WHERE id > :after AND action IS NOT NULL
    GROUP BY customer, action, business_date HAVING count(*) > :limit
) c

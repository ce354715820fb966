SELECT max(uses) AS most
FROM (
    SELECT count(*) AS uses FROM ledger.entry WHERE action IS NOT NULL GROUP BY customer, action, business_date
) AS counted

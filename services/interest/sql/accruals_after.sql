SELECT account_id, numerator::text AS numerator FROM interest.accrual
WHERE account_id > :after::bigint AND numerator > 0
ORDER BY account_id
LIMIT :limit::bigint

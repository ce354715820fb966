UPDATE interest.accrual AS accrual
SET numerator = fresh.numerator
FROM unnest(:accounts::bigint[], :numerators::numeric[]) AS fresh (account_id, numerator)
WHERE accrual.account_id = fresh.account_id

INSERT INTO interest.accrual AS accrual (account_id, numerator, through)
SELECT account_id, numerator, :date::date
FROM unnest(:accounts::bigint[], :numerators::numeric[]) AS fresh (account_id, numerator)
ON CONFLICT (account_id) DO UPDATE
SET numerator = accrual.numerator + excluded.numerator, through = excluded.through
WHERE accrual.through < excluded.through

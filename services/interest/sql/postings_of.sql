SELECT month, minor_units, currency, numerator::text AS numerator, entry_id, refusal FROM interest.posting
WHERE account_id = :account::bigint
ORDER BY month

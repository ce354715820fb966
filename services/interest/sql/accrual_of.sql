SELECT numerator::text AS numerator FROM interest.accrual WHERE account_id = :account::bigint

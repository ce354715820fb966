SELECT coalesce(sum(posted), 0)::bigint AS total FROM ledger.account
WHERE nature = 'customer' AND currency = :currency::text

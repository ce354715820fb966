UPDATE ledger.customer SET approved = :approved::boolean WHERE id = :id::bigint

UPDATE ledger.customer SET closed = true WHERE id = :id::bigint

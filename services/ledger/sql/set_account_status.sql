UPDATE ledger.account SET status = :status::text WHERE id = :id::bigint

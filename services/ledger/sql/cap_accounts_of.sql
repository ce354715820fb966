UPDATE ledger.account SET capped = :capped::boolean WHERE owner = :owner::bigint AND capped <> :capped::boolean

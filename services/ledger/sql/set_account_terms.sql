UPDATE ledger.account SET floor = :floor::bigint, allowed = :allowed::smallint WHERE id = :id::bigint

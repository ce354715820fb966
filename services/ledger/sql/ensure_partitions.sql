SELECT ledger.ensure_partitions(:ahead::integer)

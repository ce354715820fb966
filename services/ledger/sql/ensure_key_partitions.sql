SELECT ledger.ensure_key_partitions(:first::date, :last::date)

SELECT ledger.free_partitions() AS free

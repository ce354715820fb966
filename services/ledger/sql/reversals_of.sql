SELECT original, reversal, repost FROM ledger.reversal WHERE original = ANY (:ids::bigint[])

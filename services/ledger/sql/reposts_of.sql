SELECT reversal, repost FROM ledger.reversal WHERE reversal = ANY (:ids::bigint[]) AND repost IS NOT NULL

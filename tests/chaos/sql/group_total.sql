SELECT sum(posted)::bigint AS cents, min(posted)::bigint AS least
FROM ledger.account WHERE id = ANY (:ids::bigint[])

SELECT hold_id, key, moved_at, business_date FROM ledger.hold_movement WHERE hold_id = ANY (:ids::bigint[])

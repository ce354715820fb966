SELECT coalesce(sum(minor_units), 0)::bigint AS sum FROM ledger.posting

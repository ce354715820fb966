SELECT sum(posted)::bigint AS cents FROM ledger.account

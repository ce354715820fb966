SELECT count(*) AS customers FROM ledger.customer

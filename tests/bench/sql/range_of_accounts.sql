SELECT min(id) AS first, max(id) AS last, min(owner) AS first_owner FROM ledger.account WHERE nature = 'customer'

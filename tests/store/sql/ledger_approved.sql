SELECT approved FROM ledger.customer WHERE id = :customer

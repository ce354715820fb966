SELECT account_id, face, count FROM ledger.cash_position

SELECT id, posted, held, floor, sequence, currency, nature FROM ledger.account

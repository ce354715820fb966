SELECT face, count FROM ledger.cash_position
WHERE account_id = :account::bigint AND count > 0
ORDER BY face DESC

SELECT face, abs(count) AS count FROM ledger.cash_line
WHERE entry_id = :entry::bigint AND account_id = :account::bigint
ORDER BY face DESC

SELECT id FROM ledger.hold WHERE account_id = :account::bigint AND captured + released < held ORDER BY id

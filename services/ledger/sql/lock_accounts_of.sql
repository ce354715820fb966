-- In the order of every batch.
SELECT id FROM ledger.account WHERE owner = :owner::bigint ORDER BY id FOR NO KEY UPDATE

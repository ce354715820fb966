-- Accounts that may pay, spread over the bank, and whose they are. Bit 4 of `allowed`: transfers.
SELECT id, owner, sequence FROM ledger.account
WHERE nature = 'customer' AND status = 'active' AND NOT capped AND (allowed & 4) <> 0 AND posted - held - floor > 10000
ORDER BY (id * 7919) % 1000003
LIMIT :limit::bigint

-- script
-- What the rounds of bench/grow have booked on each account.
SET session_replication_role = replica;
UPDATE ledger.account SET sequence = sequence + 40 WHERE nature = 'customer'

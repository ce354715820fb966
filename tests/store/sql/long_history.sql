-- script
-- One account's 100 000 postings of one cent, a second apart, from entry 1 000 001 on.
INSERT INTO ledger.entry (id, posted_at, principal, key, business_date, kind, currency, note)
SELECT 1000000 + n, :first_at + n * 1000000::bigint, 1, gen_random_uuid(),
    (to_timestamp(:first_at / 1000000 + n) AT TIME ZONE 'UTC')::date, 'opening', 'EUR', ''
FROM generate_series(1, 100000) AS n;
INSERT INTO ledger.posting (entry_id, account_id, minor_units, balance_after, sequence)
SELECT 1000000 + n, :account, 1, n, n FROM generate_series(1, 100000) AS n
UNION ALL
SELECT 1000000 + n, :other, -1, -n, n FROM generate_series(1, 100000) AS n;
UPDATE ledger.account SET posted = 100000, sequence = 100000 WHERE id = :account;
UPDATE ledger.account SET posted = -100000, sequence = 100000 WHERE id = :other;
SELECT count(*) FROM ledger.posting

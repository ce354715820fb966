-- script
-- Twenty million transfers of 1.00, twenty rounds over a million accounts: each pays the one half a million further on.
-- In one transaction, as superuser, with triggers off: it is data to measure with, made like what the engine would write.
SET session_replication_role = replica;
SET synchronous_commit = off;
SET work_mem = '256MB';
DO $$
DECLARE
    base bigint;
    many bigint;
    half bigint;
    first_entry bigint;
    round integer;
    moment bigint := (extract(epoch FROM now()) * 1000000)::bigint - 6 * 86400000000;
    step bigint := 5 * 86400000000 / 20000000;
BEGIN
    SELECT min(id), count(*) INTO base, many FROM ledger.account WHERE nature = 'customer';
    half := many / 2;
    SELECT last_value + 1 INTO first_entry FROM ledger.entry_id;
    WHILE (SELECT max(end_id) FROM ledger.entry_partition) < first_entry + 20 * many LOOP
        PERFORM ledger.add_partition();
    END LOOP;
    PERFORM setval('ledger.entry_id', first_entry + 20 * many);
    PERFORM ledger.ensure_partitions(4);
    PERFORM ledger.ensure_key_partitions(current_date - 8, current_date + 2);
    FOR round IN 0..19 LOOP
        INSERT INTO ledger.entry (id, posted_at, customer, maker, principal, key, business_date, kind, action, currency, note)
        SELECT first_entry + round * many + k, moment + (round * many + k) * step, k + 1, k + 1, k + 1,
            (lpad(to_hex((moment + (round * many + k) * step) / 1000), 12, '0') || '7' || substr(md5((round * many + k)::text), 1, 3)
                || '8' || substr(md5((round * many + k)::text), 4, 15))::uuid,
            to_timestamp((moment + (round * many + k) * step) / 1000000)::date, 'transfer', 'transfer', 'EUR', ''
        FROM generate_series(0, many - 1) AS k;
        INSERT INTO ledger.posting (entry_id, account_id, minor_units, balance_after, sequence)
        SELECT first_entry + round * many + k,
            CASE leg WHEN 0 THEN base + k ELSE base + (k + half) % many END,
            CASE leg WHEN 0 THEN -100 ELSE 100 END,
            1000000000 + CASE WHEN k >= half THEN 0 WHEN leg = 0 THEN -100 ELSE 100 END,
            2 * round + CASE WHEN k < half THEN 2 ELSE 3 END
        FROM generate_series(0, many - 1) AS k, generate_series(0, 1) AS leg;
    END LOOP;
    INSERT INTO ledger.command_key (key, principal, request_hash, entry_id, limit_used, limit_allowed)
    SELECT key, principal, decode(repeat('61', 32), 'hex'), id, 1, 1000000 FROM ledger.entry
    WHERE id >= first_entry ORDER BY id;
    INSERT INTO ledger.log (position, committed_at, entries)
    SELECT (SELECT max(position) FROM ledger.log) + 1 + n, moment + n * 200 * step,
        (SELECT array_agg(e) FROM generate_series(first_entry + n * 200, first_entry + n * 200 + 199) AS e)
    FROM generate_series(0, 20 * many / 200 - 1) AS n;
    UPDATE ledger.account SET sequence = sequence + 40 WHERE nature = 'customer';
END
$$

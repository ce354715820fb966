-- script
-- Round :round of twenty, a million transfers of 1.00 each: every account pays the one half a million further on. As
-- superuser, with triggers off: it is data to measure with, made like what the engine would write.
SET session_replication_role = replica;
SET synchronous_commit = off;
SET work_mem = '256MB';
CREATE TEMPORARY TABLE asked AS SELECT :round::bigint AS round;
DO $$
DECLARE
    round bigint := (SELECT asked.round FROM asked);
    base bigint;
    many bigint;
    half bigint;
    first_entry bigint;
    step CONSTANT bigint := 6 * 86400000000 / 20000000; -- six days, so that their keys are kept
    moment bigint;
BEGIN
    SELECT min(id), count(*) INTO base, many FROM ledger.account WHERE nature = 'customer';
    half := many / 2;
    SELECT last_value + 1 INTO first_entry FROM ledger.entry_id;
    moment := (extract(epoch FROM now()) * 1000000)::bigint - (20 - round) * many * step;
    WHILE (SELECT max(end_id) FROM ledger.entry_partition) < first_entry + many LOOP
        PERFORM ledger.add_partition();
    END LOOP;
    PERFORM setval('ledger.entry_id', first_entry + many);
    PERFORM ledger.ensure_partitions(4);
    PERFORM ledger.ensure_key_partitions(current_date - 8, current_date + 2);
    INSERT INTO ledger.entry (id, posted_at, customer, maker, principal, key, business_date, kind, action, currency, note)
    SELECT first_entry + k, moment + k * step, k + 1, k + 1, k + 1,
        (lpad(to_hex((moment + k * step) / 1000), 12, '0') || '7' || substr(md5(k::text), 1, 3)
            || '8' || substr(md5(k::text), 4, 15))::uuid,
        to_timestamp((moment + k * step) / 1000000)::date, 'transfer', 'transfer', 'EUR', ''
    FROM generate_series(0, many - 1) AS k;
    INSERT INTO ledger.posting (entry_id, account_id, minor_units, balance_after, sequence)
    SELECT first_entry + k,
        CASE leg WHEN 0 THEN base + k ELSE base + (k + half) % many END,
        CASE leg WHEN 0 THEN -100 ELSE 100 END,
        1000000000 + CASE WHEN k >= half THEN 0 WHEN leg = 0 THEN -100 ELSE 100 END,
        2 * round + CASE WHEN k < half THEN 2 ELSE 3 END
    FROM generate_series(0, many - 1) AS k, generate_series(0, 1) AS leg;
    INSERT INTO ledger.command_key (key, principal, request_hash, entry_id, limit_used, limit_allowed)
    SELECT key, principal, decode(repeat('61', 32), 'hex'), id, 1, 1000000 FROM ledger.entry
    WHERE id >= first_entry ORDER BY id;
    INSERT INTO ledger.log (position, committed_at, entries)
    SELECT (SELECT max(position) FROM ledger.log) + 1 + n, moment + n * 200 * step,
        (SELECT array_agg(e) FROM generate_series(first_entry + n * 200, first_entry + n * 200 + 199) AS e)
    FROM generate_series(0, many / 200 - 1) AS n;
END
$$

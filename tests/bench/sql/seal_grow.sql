-- script
-- As many transfers of 1.00 as asked for, in batches of 64, among a thousand accounts that pay one another in turn; as
-- superuser, with triggers off: data to measure with, made like what the engine would write.
SET session_replication_role = replica;
SET synchronous_commit = off;
SET work_mem = '256MB';
CREATE TEMPORARY TABLE asked AS SELECT :entries::bigint AS entries;
DO $$
DECLARE
    many CONSTANT bigint := 1000;
    entries bigint := (SELECT asked.entries FROM asked);
    moment bigint := (extract(epoch FROM now()) * 1000000)::bigint - 86400000000;
BEGIN
    INSERT INTO ledger.account (id, posted, floor, sequence, allowed, nature, status, currency)
    SELECT k, 0, -9223372036854775807, 2 * (entries / many), 15, 'internal', 'active', 'EUR' FROM generate_series(1, many) AS k;
    PERFORM setval('ledger.account_id', many);
    PERFORM setval('ledger.entry_id', entries);
    WHILE (SELECT max(end_id) FROM ledger.entry_partition) < entries + 1 LOOP
        PERFORM ledger.add_partition();
    END LOOP;
    PERFORM ledger.ensure_key_partitions(current_date - 3, current_date + 2);
    INSERT INTO ledger.entry (id, posted_at, customer, maker, principal, key, business_date, kind, action, currency, note)
    SELECT 1 + e, moment + e, 1 + e % many, 7, 7,
        (lpad(to_hex((moment + e * 10) / 1000), 12, '0') || '7' || substr(md5(e::text), 1, 3) || '8'
            || substr(md5(e::text), 4, 15))::uuid,
        current_date, 'transfer', 'transfer', 'EUR', ''
    FROM generate_series(0, entries - 1) AS e;
    -- In each round an account pays the next one, then is paid by the one before; the first is paid last.
    INSERT INTO ledger.posting (entry_id, account_id, minor_units, balance_after, sequence)
    SELECT 1 + e, 1 + e % many, -100, CASE e % many WHEN 0 THEN -100 ELSE 0 END,
        2 * (e / many) + CASE e % many WHEN 0 THEN 1 ELSE 2 END
    FROM generate_series(0, entries - 1) AS e;
    INSERT INTO ledger.posting (entry_id, account_id, minor_units, balance_after, sequence)
    SELECT 1 + e, 1 + (e + 1) % many, 100, CASE (e + 1) % many WHEN 0 THEN 0 ELSE 100 END,
        2 * (e / many) + CASE (e + 1) % many WHEN 0 THEN 2 ELSE 1 END
    FROM generate_series(0, entries - 1) AS e;
    INSERT INTO ledger.command_key (key, principal, request_hash, entry_id, limit_used, limit_allowed)
    SELECT key, principal, decode(repeat('61', 32), 'hex'), id, 1, 1000000000 FROM ledger.entry ORDER BY id;
    INSERT INTO ledger.log (position, committed_at, entries)
    SELECT 1 + n, moment + n * 64, (SELECT array_agg(e) FROM generate_series(n * 64 + 1, least(n * 64 + 64, entries)) AS e)
    FROM generate_series(0, (entries + 63) / 64 - 1) AS n;
END
$$;
ANALYZE

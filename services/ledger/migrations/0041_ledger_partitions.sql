-- Partitions are made ahead, while posting goes on: a table of its own, its triggers, then ATTACH (which takes only
-- SHARE UPDATE EXCLUSIVE on the parent), giving up rather than queueing before the writers.
CREATE FUNCTION ledger.lock_partitions() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_catalog.set_config('lock_timeout', '2s', true);
    PERFORM pg_catalog.pg_advisory_xact_lock(4100, 1);
END
$$;

CREATE FUNCTION ledger.guard_partition(leaf text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE pg_catalog.format(
        'CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger.%I EXECUTE FUNCTION ledger.refuse_change()', leaf);
END
$$;

-- The next ten million entry ids. Gives the partition's number.
CREATE FUNCTION ledger.add_partition() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ids_each CONSTANT bigint := 10000000;
    new_number integer;
    new_first bigint;
    entry_leaf text;
    posting_leaf text;
BEGIN
    PERFORM ledger.lock_partitions();
    SELECT coalesce(max(number), 0) + 1, coalesce(max(end_id), 1) INTO new_number, new_first
        FROM ledger.entry_partition;
    entry_leaf := format('entry_%s', lpad(new_number::text, 4, '0'));
    posting_leaf := format('posting_%s', lpad(new_number::text, 4, '0'));
    EXECUTE format('CREATE TABLE ledger.%I (LIKE ledger.entry INCLUDING ALL)', entry_leaf);
    EXECUTE format('CREATE TABLE ledger.%I (LIKE ledger.posting INCLUDING ALL)', posting_leaf);
    EXECUTE format('CREATE UNIQUE INDEX ON ledger.%I (account_id, sequence)', posting_leaf);
    PERFORM ledger.guard_partition(entry_leaf);
    PERFORM ledger.guard_partition(posting_leaf);
    EXECUTE format('ALTER TABLE ledger.entry ATTACH PARTITION ledger.%I FOR VALUES FROM (%s) TO (%s)',
        entry_leaf, new_first, new_first + ids_each);
    EXECUTE format('ALTER TABLE ledger.posting ATTACH PARTITION ledger.%I FOR VALUES FROM (%s) TO (%s)',
        posting_leaf, new_first, new_first + ids_each);
    INSERT INTO ledger.entry_partition VALUES (new_number, new_first, new_first + ids_each);
    RETURN new_number;
END
$$;

-- Partitions that no entry has reached.
CREATE FUNCTION ledger.free_partitions() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT count(*) FROM ledger.entry_partition WHERE first_id > (SELECT last_value FROM ledger.entry_id)
$$;

CREATE FUNCTION ledger.ensure_partitions(ahead integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF ahead > 16 THEN
        RAISE EXCEPTION 'too many partitions asked for' USING ERRCODE = '22023';
    END IF;
    PERFORM ledger.lock_partitions();
    WHILE ledger.free_partitions() < ahead LOOP
        PERFORM ledger.add_partition();
    END LOOP;
END
$$;

-- The first UUIDv7 of a day in UTC.
CREATE FUNCTION ledger.first_key_of(day date) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((day - '1970-01-01'::date)::bigint * 86400000), 12, '0') || repeat('0', 20))::uuid
$$;

CREATE FUNCTION ledger.ensure_key_partitions(first_day date, last_day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    day date := first_day;
    leaf text;
BEGIN
    IF last_day - first_day > 400 THEN
        RAISE EXCEPTION 'too many partitions asked for' USING ERRCODE = '22023';
    END IF;
    PERFORM ledger.lock_partitions();
    WHILE day <= last_day LOOP
        leaf := 'command_key_' || to_char(day, 'YYYYMMDD');
        IF to_regclass('ledger.' || leaf) IS NULL THEN
            EXECUTE format('CREATE TABLE ledger.%I (LIKE ledger.command_key INCLUDING ALL)', leaf);
            PERFORM ledger.guard_partition(leaf);
            EXECUTE format('ALTER TABLE ledger.command_key ATTACH PARTITION ledger.%I FOR VALUES FROM (%L) TO (%L)',
                leaf, ledger.first_key_of(day), ledger.first_key_of(day + 1));
        END IF;
        day := day + 1;
    END LOOP;
END
$$;

-- Keys of before that day are forgotten.
CREATE FUNCTION ledger.drop_keys_before(first_kept date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    leaf text;
    dropped integer := 0;
BEGIN
    PERFORM ledger.lock_partitions();
    FOR leaf IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'ledger.command_key'::regclass
            AND c.relname < 'command_key_' || to_char(first_kept, 'YYYYMMDD')
        ORDER BY c.relname
    LOOP
        EXECUTE format('DROP TABLE ledger.%I', leaf);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END
$$;

-- Only these may be called from outside; the others are their parts.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.free_partitions() TO guichet_application, guichet_reader;
GRANT EXECUTE ON FUNCTION ledger.add_partition() TO guichet_application;
GRANT EXECUTE ON FUNCTION ledger.ensure_partitions(integer) TO guichet_application;
GRANT EXECUTE ON FUNCTION ledger.ensure_key_partitions(date, date) TO guichet_application;
GRANT EXECUTE ON FUNCTION ledger.drop_keys_before(date) TO guichet_application;

SELECT ledger.ensure_partitions(3);

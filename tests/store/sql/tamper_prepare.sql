-- script
-- An attacker who may do everything: triggers, checks and the unique sequence of an account stand in nobody's way.
CREATE SCHEMA tamper;
DO $do$
DECLARE c record;
BEGIN
    FOR c IN SELECT conrelid::regclass AS relation, conname FROM pg_constraint
        WHERE contype IN ('c', 'f') AND conparentid = 0 AND coninhcount = 0
            AND connamespace IN ('ledger'::regnamespace, 'audit'::regnamespace, 'seal'::regnamespace)
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.relation, c.conname);
    END LOOP;
    FOR c IN SELECT indexrelid::regclass AS name FROM pg_index AS i JOIN pg_class AS t ON t.oid = i.indrelid
        WHERE i.indisunique AND NOT i.indisprimary AND t.relname LIKE 'posting_0%'
    LOOP
        EXECUTE format('DROP INDEX %s', c.name);
    END LOOP;
END
$do$;
INSERT INTO ledger.reversal (original, reversal)
SELECT e.id, next.id FROM ledger.entry AS e JOIN ledger.entry AS next ON next.id = e.id + 1 WHERE e.id % 50 = 0;
ANALYZE;

-- What is tampered with: relation, its primary key, and of which entry or batch a row is.
CREATE TABLE tamper.target (number integer PRIMARY KEY, relation regclass NOT NULL, key text[] NOT NULL, entry text, position text);
INSERT INTO tamper.target VALUES
    (0, 'ledger.entry', '{id}', 'id', NULL), (1, 'ledger.posting', '{entry_id,account_id}', 'entry_id', NULL),
    (2, 'ledger.cash_line', '{entry_id,account_id,face}', 'entry_id', NULL),
    (3, 'ledger.reversal', '{original}', 'reversal', NULL),
    (4, 'ledger.command_key', '{key,principal}', 'entry_id', NULL), (5, 'ledger.log', '{position}', NULL, 'position'),
    (6, 'audit.event', '{id}', NULL, NULL), (7, 'seal.batch', '{position}', NULL, 'position'),
    (8, 'seal.audit', '{number}', NULL, NULL), (9, 'seal.unposted', '{number}', NULL, NULL),
    (10, 'seal.unposted_key', '{key,principal}', NULL, NULL), (11, 'seal.checkpoint', '{number}', NULL, NULL);
CREATE TABLE tamper.place (number serial, relation regclass, name text, type text, nullable boolean);
INSERT INTO tamper.place (relation, name, type, nullable)
SELECT t.relation, a.attname, a.atttypid::regtype::text, NOT a.attnotnull
FROM tamper.target AS t JOIN pg_attribute AS a ON a.attrelid = t.relation AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY t.number, a.attnum;
CREATE TABLE tamper.batch_of AS SELECT unnest(entries) AS entry, position FROM ledger.log;
CREATE UNIQUE INDEX ON tamper.batch_of (entry);

-- Another value of that type, near the old one.
CREATE FUNCTION tamper.changed(old jsonb, type text, nullable boolean, pick bigint) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    word text := old #>> '{}';
    bits CONSTANT integer := CASE type WHEN 'smallint' THEN 13 WHEN 'integer' THEN 25 ELSE 22 END;
    at integer;
BEGIN
    IF nullable AND word IS NOT NULL AND pick % 5 = 0 THEN
        RETURN 'null';
    END IF;
    CASE type
    WHEN 'smallint', 'integer', 'bigint' THEN
        RETURN to_jsonb(coalesce(word::bigint, 0) # (1::bigint << (pick % bits)::integer));
    WHEN 'date' THEN
        RETURN to_jsonb((word::date + 1)::text);
    WHEN 'uuid' THEN
        RETURN to_jsonb(left(word, 35) || to_hex(('x' || right(word, 1))::bit(4)::integer # 1));
    WHEN 'bigint[]' THEN
        IF pick % 2 = 0 THEN
            RETURN old - 0;
        END IF;
        RETURN jsonb_set(old, '{0}', to_jsonb((old ->> 0)::bigint + 1));
    WHEN 'bytea' THEN
        IF coalesce(word, '\x') = '\x' THEN
            RETURN to_jsonb('\x00'::text);
        END IF;
        at := 3 + pick % (length(word) - 2);
        RETURN to_jsonb(overlay(word PLACING to_hex(('x' || substr(word, at, 1))::bit(4)::integer # (1 << (pick % 4)::integer))
            FROM at FOR 1));
    ELSE
        IF coalesce(word, '') = '' THEN
            RETURN to_jsonb('x'::text);
        END IF;
        at := 1 + pick % length(word);
        RETURN to_jsonb(overlay(word PLACING CASE substr(word, at, 1) WHEN 'x' THEN 'y' ELSE 'x' END FROM at FOR 1));
    END CASE;
END
$$;

CREATE FUNCTION tamper.some_row(target tamper.target, pick bigint) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    total bigint;
    found_row jsonb;
BEGIN
    EXECUTE format('SELECT count(*) FROM %s', target.relation) INTO total;
    EXECUTE format('SELECT to_jsonb(t) FROM %s AS t ORDER BY %s OFFSET %s LIMIT 1', target.relation,
        array_to_string(target.key, ','), pick % total) INTO found_row;
    RETURN found_row;
END
$$;

-- The batch in which a row stands; NULL: in none.
CREATE FUNCTION tamper.batch(target tamper.target, stored jsonb) RETURNS bigint LANGUAGE sql AS $$
    SELECT CASE WHEN target.position IS NOT NULL THEN (stored ->> target.position)::bigint
        ELSE (SELECT b.position FROM tamper.batch_of AS b WHERE b.entry = (stored ->> target.entry)::bigint) END
$$;

CREATE FUNCTION tamper.remove(target tamper.target, stored jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('DELETE FROM %s AS t USING (SELECT (jsonb_populate_record(NULL::%s, $1)).*) AS old WHERE (%s) = (%s)',
        target.relation, target.relation, 't.' || array_to_string(target.key, ',t.'),
        'old.' || array_to_string(target.key, ',old.')) USING stored;
END
$$;

CREATE FUNCTION tamper.add(target tamper.target, fresh jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO %s OVERRIDING SYSTEM VALUE SELECT (jsonb_populate_record(NULL::%s, $1)).*',
        target.relation, target.relation) USING fresh;
END
$$;

-- All but the key of another row.
CREATE FUNCTION tamper.with_content(target tamper.target, keys jsonb, content jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT content || (SELECT jsonb_object_agg(name, keys -> name) FROM unnest(target.key) AS name)
$$;

-- A row that wasn't there: as another one, with a key of its own.
CREATE FUNCTION tamper.forged(target tamper.target, stored jsonb, pick bigint) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
    CASE target.number
    WHEN 1 THEN
        RETURN stored || jsonb_build_object('account_id', (SELECT id FROM ledger.account WHERE id NOT IN (SELECT account_id
            FROM ledger.posting WHERE entry_id = (stored ->> 'entry_id')::bigint) ORDER BY id LIMIT 1));
    WHEN 2 THEN
        RETURN stored || jsonb_build_object('face', (stored ->> 'face')::bigint + 1);
    WHEN 3 THEN
        RETURN jsonb_build_object('original', (stored ->> 'original')::bigint + 2, 'repost', NULL,
            'reversal', (SELECT min(id) FROM ledger.entry WHERE id > (stored ->> 'reversal')::bigint + 2));
    WHEN 4, 10 THEN
        RETURN stored || jsonb_build_object('principal', 1000000 + pick % 1000);
    ELSE
        RETURN stored || jsonb_build_object(target.key[1], 1 + tamper.greatest_key(target));
    END CASE;
END
$$;
CREATE FUNCTION tamper.greatest_key(target tamper.target) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE number bigint;
BEGIN
    EXECUTE format('SELECT max(%I) FROM %s', target.key[1], target.relation) INTO number;
    RETURN number;
END
$$;

-- The newest batches with all that belongs to them, as if they had never been: only the checkpoints outside know.
CREATE FUNCTION tamper.cut_tail(batches bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE last bigint := (SELECT max(position) FROM ledger.log) - batches;
DECLARE gone bigint[] := (SELECT array_agg(id) FROM (SELECT unnest(entries) AS id FROM ledger.log WHERE position > last) AS ids);
DECLARE kept record;
BEGIN
    FOR kept IN SELECT account_id, count(*) AS postings, sum(minor_units) AS total FROM ledger.posting
        WHERE entry_id = ANY (gone) GROUP BY account_id
    LOOP
        UPDATE ledger.account SET posted = posted - kept.total, sequence = sequence - kept.postings WHERE id = kept.account_id;
    END LOOP;
    FOR kept IN SELECT account_id, face, sum(count) AS total FROM ledger.cash_line WHERE entry_id = ANY (gone) GROUP BY 1, 2
    LOOP
        UPDATE ledger.cash_position SET count = count - kept.total WHERE account_id = kept.account_id AND face = kept.face;
    END LOOP;
    DELETE FROM ledger.command_key WHERE entry_id = ANY (gone);
    DELETE FROM ledger.reversal WHERE reversal = ANY (gone);
    DELETE FROM ledger.cash_line WHERE entry_id = ANY (gone);
    DELETE FROM ledger.posting WHERE entry_id = ANY (gone);
    DELETE FROM ledger.entry WHERE id = ANY (gone);
    DELETE FROM ledger.log WHERE position > last;
    DELETE FROM seal.batch WHERE position > last;
    DELETE FROM seal.checkpoint WHERE position > last;
    UPDATE events.follower SET position = least(position, last);
    RETURN last + 1;
END
$$;

-- One edit: 0 a column, 1 delete, 2 insert, 3 reorder, 4 an old row again, 5 the tail cut. Gives what was done and the first
-- batch that it spoils (NULL: none); no text when it changed nothing.
CREATE FUNCTION tamper.edit(kind integer, chosen integer, pick bigint, OUT what text, OUT batch bigint) LANGUAGE plpgsql AS $$
DECLARE
    target tamper.target;
    spot tamper.place;
    old jsonb;
    other jsonb;
    fresh jsonb;
BEGIN
    IF kind = 5 THEN
        batch := tamper.cut_tail(1 + pick % 10);
        what := 'cut before batch ' || batch;
        RETURN;
    END IF;
    IF kind = 0 THEN
        SELECT * INTO spot FROM tamper.place WHERE number = 1 + chosen % (SELECT count(*) FROM tamper.place)::integer;
        SELECT * INTO target FROM tamper.target WHERE relation = spot.relation;
    ELSE
        SELECT * INTO target FROM tamper.target WHERE number = chosen % 12;
    END IF;
    old := tamper.some_row(target, pick);
    batch := tamper.batch(target, old);
    CASE kind
    WHEN 0 THEN
        fresh := old || jsonb_build_object(spot.name, tamper.changed(old -> spot.name, spot.type, spot.nullable, pick / 7));
        what := 'changed ' || spot.name;
    WHEN 1 THEN
        what := 'deleted';
    WHEN 2 THEN
        fresh := tamper.forged(target, old, pick);
        IF target.number IN (0, 4) THEN
            batch := NULL; -- of no batch
        ELSE
            batch := tamper.batch(target, fresh);
        END IF;
        what := 'inserted';
    ELSE
        other := tamper.some_row(target, CASE kind WHEN 3 THEN pick / 11 ELSE pick / 2 END);
        fresh := tamper.with_content(target, old, other);
        what := CASE kind WHEN 3 THEN 'exchanged' ELSE 'overwritten with an older one' END;
    END CASE;
    what := format('%s %s: %s', target.relation, what, old);
    IF fresh = old THEN
        what := NULL;
        RETURN;
    END IF;
    IF kind <> 2 THEN
        PERFORM tamper.remove(target, old);
    END IF;
    IF kind = 3 THEN
        PERFORM tamper.remove(target, other);
        PERFORM tamper.add(target, tamper.with_content(target, other, old));
        batch := least(batch, tamper.batch(target, other));
    END IF;
    IF fresh IS NOT NULL THEN
        PERFORM tamper.add(target, fresh);
        IF kind <> 2 AND target.number <> 4 THEN -- a key belongs to the entry that names it, whatever it says itself
            batch := least(batch, nullif(greatest(tamper.batch(target, fresh), 0), 0));
        END IF;
    END IF;
EXCEPTION WHEN unique_violation OR check_violation OR not_null_violation THEN
    what := NULL; -- the tables themselves refused it
END
$$

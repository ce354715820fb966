-- Seals: what the ledger's log and the audit trail held when they were sealed, as SHA-256 hashes in chains.
CREATE SCHEMA seal;
GRANT USAGE ON SCHEMA seal TO guichet_application, guichet_reader;

-- One row a batch of the ledger's log. `root`: Merkle root over the log's row and the entries by id, each with its
-- postings, cash lines and reversal. `leaves`: the first 8 bytes of each leaf, to name what was changed. `verdicts`: for
-- each day of the keys: day, count, Merkle root; they outlive the keys. `seal` is the hash of all this and of the seal before.
CREATE TABLE seal.batch (
    position    bigint   PRIMARY KEY,
    version     smallint NOT NULL,
    first_entry bigint   NOT NULL,
    last_entry  bigint   NOT NULL,
    entries     integer  NOT NULL,
    postings    integer  NOT NULL,
    cash_lines  integer  NOT NULL,
    reversals   integer  NOT NULL,
    root        bytea    NOT NULL,
    leaves      bytea    NOT NULL,
    verdicts    bytea    NOT NULL,
    verdict_leaves bytea NOT NULL,
    seal        bytea    NOT NULL
);
CREATE INDEX batch_first_entry ON seal.batch (first_entry);

-- A stretch of the audit trail, up to and with last_event.
CREATE TABLE seal.audit (
    number     bigint   PRIMARY KEY,
    version    smallint NOT NULL,
    last_event bigint   NOT NULL,
    events     integer  NOT NULL,
    root       bytea    NOT NULL,
    leaves     bytea    NOT NULL,
    seal       bytea    NOT NULL
);

-- Verdicts without an entry (refusals, holds) stand in no batch of the log: sealed by themselves, those of one day of
-- keys together.
CREATE TABLE seal.unposted (
    number   bigint   PRIMARY KEY,
    version  smallint NOT NULL,
    day      integer  NOT NULL, -- since 1970-01-01, by the time in the keys
    verdicts integer  NOT NULL,
    root     bytea    NOT NULL,
    leaves   bytea    NOT NULL,
    seal     bytea    NOT NULL
);
CREATE TABLE seal.unposted_key (
    key       uuid   NOT NULL,
    principal bigint NOT NULL,
    number    bigint NOT NULL,
    PRIMARY KEY (key, principal)
);
CREATE INDEX unposted_key_number ON seal.unposted_key (number);
-- Finds those that have no seal yet; what was booked doesn't stand in it.
CREATE INDEX command_key_unposted ON ledger.command_key (key, principal) WHERE entry_id IS NULL;

-- Where the chains stood, signed; the same lines stand in a file outside of the database.
CREATE TABLE seal.checkpoint (
    number        bigint PRIMARY KEY,
    made_at       bigint NOT NULL,
    position      bigint NOT NULL,
    batch_seal    bytea  NOT NULL,
    audit_number  bigint NOT NULL,
    audit_seal    bytea  NOT NULL,
    unposted_number bigint NOT NULL,
    unposted_seal bytea  NOT NULL,
    signature     bytea  NOT NULL
);

CREATE FUNCTION seal.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'seal.% is append-only', TG_TABLE_NAME
        USING ERRCODE = '23514', CONSTRAINT = 'append_only';
END
$$;
REVOKE ALL ON FUNCTION seal.refuse_change() FROM PUBLIC;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON seal.batch
    FOR EACH ROW EXECUTE FUNCTION seal.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON seal.audit
    FOR EACH ROW EXECUTE FUNCTION seal.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON seal.unposted
    FOR EACH ROW EXECUTE FUNCTION seal.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON seal.unposted_key
    FOR EACH ROW EXECUTE FUNCTION seal.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON seal.checkpoint
    FOR EACH ROW EXECUTE FUNCTION seal.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON seal.batch EXECUTE FUNCTION seal.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON seal.audit EXECUTE FUNCTION seal.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON seal.unposted EXECUTE FUNCTION seal.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON seal.unposted_key EXECUTE FUNCTION seal.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON seal.checkpoint EXECUTE FUNCTION seal.refuse_change();

GRANT SELECT ON ALL TABLES IN SCHEMA seal TO guichet_application, guichet_reader;
GRANT INSERT ON ALL TABLES IN SCHEMA seal TO guichet_application;

-- The ledger: balances and limits (hot rows), entries and their postings, keys with their verdicts, the log.
CREATE SCHEMA ledger;
GRANT USAGE ON SCHEMA ledger TO guichet_application, guichet_reader;

-- The hot row of an account; what people read about it lives in accounts. Half a page is left free and no index stands
-- on what posting changes, so that updates stay in the page.
CREATE SEQUENCE ledger.account_id;
CREATE TABLE ledger.account (
    id bigint PRIMARY KEY DEFAULT nextval('ledger.account_id'),
    posted bigint NOT NULL DEFAULT 0,
    held bigint NOT NULL DEFAULT 0,
    floor bigint NOT NULL,
    sequence bigint NOT NULL DEFAULT 0,
    owner bigint,
    allowed smallint NOT NULL,
    capped boolean NOT NULL DEFAULT false,
    nature text NOT NULL,
    status text NOT NULL,
    currency text NOT NULL,
    CONSTRAINT account_floor CHECK (posted - held >= floor),
    CONSTRAINT account_held CHECK (held >= 0),
    CONSTRAINT account_nature CHECK (nature IN ('customer', 'cash', 'internal')),
    CONSTRAINT account_status CHECK (status IN ('active', 'awaiting-approval', 'frozen', 'closed', 'refused')),
    CONSTRAINT account_closed_is_empty CHECK (status <> 'closed' OR (posted = 0 AND held = 0)),
    CONSTRAINT account_currency CHECK (length(currency) = 3),
    CONSTRAINT account_owner CHECK ((owner IS NULL) = (nature <> 'customer'))
) WITH (fillfactor = 50);
ALTER SEQUENCE ledger.account_id OWNED BY ledger.account.id;
CREATE INDEX account_owner ON ledger.account (owner) WHERE owner IS NOT NULL;

CREATE TABLE ledger.bank_account (
    name text PRIMARY KEY,
    account_id bigint NOT NULL UNIQUE REFERENCES ledger.account (id)
);

-- One row a customer: may they act, and how often have they on that business date.
CREATE TABLE ledger.customer (
    id bigint PRIMARY KEY,
    business_date date NOT NULL DEFAULT '1970-01-01',
    used_deposit integer NOT NULL DEFAULT 0 CHECK (used_deposit >= 0),
    used_withdrawal integer NOT NULL DEFAULT 0 CHECK (used_withdrawal >= 0),
    used_transfer integer NOT NULL DEFAULT 0 CHECK (used_transfer >= 0),
    used_payment integer NOT NULL DEFAULT 0 CHECK (used_payment >= 0),
    extra_deposit integer NOT NULL DEFAULT 0,
    extra_withdrawal integer NOT NULL DEFAULT 0,
    extra_transfer integer NOT NULL DEFAULT 0,
    extra_payment integer NOT NULL DEFAULT 0,
    approved boolean NOT NULL,
    closed boolean NOT NULL DEFAULT false
) WITH (fillfactor = 50);

-- Journal entries and their postings, partitioned by the rising entry id.
CREATE SEQUENCE ledger.entry_id;
CREATE TABLE ledger.entry (
    id bigint PRIMARY KEY,
    posted_at bigint NOT NULL,
    customer bigint,
    maker bigint,
    approver bigint,
    principal bigint NOT NULL,
    key uuid NOT NULL,
    business_date date NOT NULL,
    kind text NOT NULL,
    action text,
    currency text NOT NULL,
    note text NOT NULL,
    CONSTRAINT entry_maker_is_not_approver CHECK (maker <> approver),
    CONSTRAINT entry_action_has_customer CHECK (action IS NULL OR customer IS NOT NULL)
) PARTITION BY RANGE (id);

CREATE TABLE ledger.posting (
    entry_id bigint NOT NULL,
    account_id bigint NOT NULL,
    minor_units bigint NOT NULL,
    balance_after bigint NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (entry_id, account_id),
    CONSTRAINT posting_moves CHECK (minor_units <> 0),
    CONSTRAINT posting_sequence CHECK (sequence > 0)
) PARTITION BY RANGE (entry_id);

CREATE TABLE ledger.entry_partition (
    number integer PRIMARY KEY,
    first_id bigint NOT NULL UNIQUE,
    end_id bigint NOT NULL,
    CHECK (end_id > first_id)
);

-- Notes and coins: what moved with an entry (signed from the till's side), and what lies there now.
CREATE TABLE ledger.cash_line (
    entry_id bigint NOT NULL,
    account_id bigint NOT NULL,
    face bigint NOT NULL CHECK (face > 0),
    count bigint NOT NULL CHECK (count <> 0),
    PRIMARY KEY (entry_id, account_id, face)
);
CREATE TABLE ledger.cash_position (
    account_id bigint NOT NULL REFERENCES ledger.account (id),
    face bigint NOT NULL CHECK (face > 0),
    count bigint NOT NULL,
    PRIMARY KEY (account_id, face),
    CONSTRAINT cash_position_not_negative CHECK (count >= 0)
) WITH (fillfactor = 50);

-- Unpartitioned, so that nothing is ever reversed twice.
CREATE TABLE ledger.reversal (
    original bigint PRIMARY KEY,
    reversal bigint NOT NULL UNIQUE,
    CHECK (original <> reversal)
);

-- Each command's verdict by its key: an entry, or why not. Partitioned by the time in the key, one a day.
CREATE TABLE ledger.command_key (
    key uuid NOT NULL,
    principal bigint NOT NULL,
    request_hash bytea NOT NULL,
    entry_id bigint,
    refusal text,
    field text,
    limit_used integer,
    limit_allowed integer,
    PRIMARY KEY (key, principal),
    CONSTRAINT command_key_has_one_verdict CHECK ((entry_id IS NULL) <> (refusal IS NULL)),
    CONSTRAINT command_key_hash CHECK (length(request_hash) = 32)
) PARTITION BY RANGE (key);

-- One row a committed batch; position order is commit order, without gaps.
CREATE TABLE ledger.log (
    position bigint PRIMARY KEY,
    committed_at bigint NOT NULL,
    entries bigint[] NOT NULL
);

-- Last line of defence: whoever inserts, an entry's postings sum to zero and are at least two.
CREATE FUNCTION ledger.check_postings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM inserted GROUP BY entry_id HAVING sum(minor_units) <> 0 OR count(*) < 2
    ) THEN
        RAISE EXCEPTION 'the postings of an entry must be two or more and sum to zero'
            USING ERRCODE = '23514', CONSTRAINT = 'posting_sum_zero';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER posting_sum_zero AFTER INSERT ON ledger.posting
    REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION ledger.check_postings();

CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger.% is append-only', TG_TABLE_NAME
        USING ERRCODE = '23514', CONSTRAINT = 'append_only';
END
$$;
-- Row triggers are cloned to partitions, TRUNCATE triggers are not: see ledger.guard_partition().
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.entry
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.posting
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.cash_line
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.reversal
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.log
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.command_key
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger.entry EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger.posting EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger.cash_line EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger.reversal EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger.log EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger.command_key EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger.account EXECUTE FUNCTION ledger.refuse_change();

GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO guichet_application, guichet_reader;
GRANT SELECT ON ALL SEQUENCES IN SCHEMA ledger TO guichet_reader;
GRANT SELECT, USAGE ON ALL SEQUENCES IN SCHEMA ledger TO guichet_application;
GRANT INSERT ON ledger.account, ledger.bank_account, ledger.customer, ledger.entry, ledger.posting,
    ledger.cash_line, ledger.cash_position, ledger.reversal, ledger.command_key, ledger.log TO guichet_application;
GRANT UPDATE ON ledger.account, ledger.customer, ledger.cash_position TO guichet_application;

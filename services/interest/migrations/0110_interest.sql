-- Interest: what has grown on each account since it was last posted, what is to be posted for which month, and how far
-- the job is. Numerators count exactly: one minor unit is 1 603 080 000 000 of them (services/interest/exact.h).
CREATE SCHEMA interest;

-- One row. All accounts have their interest up to accrued_through; those up to account_id also of the step under way.
CREATE TABLE interest.progress (
    only_row        boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    accrued_through date   NOT NULL,
    account_id      bigint NOT NULL DEFAULT 0,
    stage           text   NOT NULL DEFAULT 'accruing',
    CONSTRAINT progress_stage CHECK (stage IN ('accruing', 'closing-month'))
);

CREATE TABLE interest.accrual (
    account_id bigint        PRIMARY KEY, -- the ledger's
    numerator  numeric(38,0) NOT NULL,    -- not yet posted; below zero what rounding gave too much
    through    date          NOT NULL     -- the last date that added something
) WITH (fillfactor = 70);

-- One row an account and month, written before anything is posted: so nothing is posted twice, also when the key that
-- it is posted with has long been forgotten.
CREATE TABLE interest.posting (
    account_id  bigint        NOT NULL,
    month       date          NOT NULL CHECK (extract(day FROM month) = 1),
    minor_units bigint        NOT NULL CHECK (minor_units > 0),
    currency    text          NOT NULL,
    numerator   numeric(38,0) NOT NULL, -- what was rounded
    key         uuid          NOT NULL UNIQUE,
    entry_id    bigint        UNIQUE,
    refusal     text,                   -- why the ledger took it not: the account is closed
    PRIMARY KEY (account_id, month),
    CONSTRAINT posting_has_one_end CHECK (entry_id IS NULL OR refusal IS NULL)
);
CREATE INDEX posting_waiting ON interest.posting (month, account_id) WHERE entry_id IS NULL AND refusal IS NULL;

CREATE FUNCTION interest.keep_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.entry_id IS NOT NULL OR OLD.refusal IS NOT NULL
        OR (NEW.account_id, NEW.month, NEW.minor_units, NEW.currency, NEW.numerator)
            IS DISTINCT FROM (OLD.account_id, OLD.month, OLD.minor_units, OLD.currency, OLD.numerator) THEN
        RAISE EXCEPTION 'what interest was worked out stays as it is'
            USING ERRCODE = '23514', CONSTRAINT = 'posting_stays';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER posting_stays BEFORE UPDATE OR DELETE ON interest.posting
    FOR EACH ROW EXECUTE FUNCTION interest.keep_posting();

GRANT USAGE ON SCHEMA interest TO guichet_application, guichet_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA interest TO guichet_application, guichet_reader;
GRANT INSERT, UPDATE ON interest.progress, interest.accrual, interest.posting TO guichet_application;

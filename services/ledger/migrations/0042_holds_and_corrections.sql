-- Reserved money, and the second entry of a reverse-and-repost.
ALTER TABLE ledger.reversal ADD COLUMN repost bigint UNIQUE CHECK (repost <> original AND repost <> reversal);

-- Guarded by the lock on the account's row, whose `held` is the sum of what is open here.
CREATE TABLE ledger.hold (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES ledger.account (id),
    held bigint NOT NULL CHECK (held > 0),
    captured bigint NOT NULL DEFAULT 0 CHECK (captured >= 0),
    released bigint NOT NULL DEFAULT 0 CHECK (released >= 0),
    expires_at bigint NOT NULL,
    CONSTRAINT hold_not_exceeded CHECK (captured + released <= held)
) WITH (fillfactor = 80);
CREATE INDEX hold_open ON ledger.hold (account_id) WHERE captured + released < held;
CREATE INDEX hold_expiring ON ledger.hold (expires_at) WHERE captured + released < held;

-- What was done with it, by whom; a hold is reserved once and settled once.
CREATE TABLE ledger.hold_movement (
    hold_id bigint NOT NULL REFERENCES ledger.hold (id),
    verb text NOT NULL,
    minor_units bigint NOT NULL CHECK (minor_units > 0),
    entry_id bigint,
    moved_at bigint NOT NULL,
    business_date date NOT NULL,
    customer bigint,
    maker bigint,
    principal bigint NOT NULL,
    key uuid NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (hold_id, verb),
    CONSTRAINT hold_movement_verb CHECK (verb IN ('reserve', 'capture', 'release', 'expire')),
    CONSTRAINT hold_movement_entry CHECK ((verb = 'capture') = (entry_id IS NOT NULL))
);
CREATE UNIQUE INDEX hold_settled_once ON ledger.hold_movement (hold_id) WHERE verb <> 'reserve';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.hold_movement
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger.hold_movement EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger.hold EXECUTE FUNCTION ledger.refuse_change();

-- A command may make or settle a hold without an entry.
ALTER TABLE ledger.command_key ADD COLUMN hold_id bigint;
ALTER TABLE ledger.command_key DROP CONSTRAINT command_key_has_one_verdict;
ALTER TABLE ledger.command_key ADD CONSTRAINT command_key_has_one_verdict
    CHECK ((refusal IS NULL) <> (entry_id IS NULL AND hold_id IS NULL));

GRANT SELECT ON ledger.hold, ledger.hold_movement TO guichet_application, guichet_reader;
GRANT INSERT ON ledger.hold, ledger.hold_movement TO guichet_application;
GRANT UPDATE (captured, released) ON ledger.hold TO guichet_application;

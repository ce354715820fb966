-- Products, accounts, who holds them, and the names of the bank's own accounts.
-- An account's standing and balance are the ledger's: here is only what postings don't need.
CREATE SCHEMA accounts;

CREATE TABLE accounts.product (
    code                 text    NOT NULL,
    currency             text    NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    name                 text    NOT NULL,
    floor                bigint  NOT NULL DEFAULT 0 CHECK (floor <= 0),
    allows_withdrawal    boolean NOT NULL DEFAULT true,
    allows_transfer_out  boolean NOT NULL DEFAULT true,
    interest_basis_points integer NOT NULL DEFAULT 0 CHECK (interest_basis_points >= 0),
    term_days            integer NOT NULL DEFAULT 0 CHECK (term_days >= 0),
    PRIMARY KEY (code, currency)
);

INSERT INTO accounts.product
    (code, currency, name, floor, allows_withdrawal, allows_transfer_out, interest_basis_points, term_days)
VALUES
    ('checking',    'EUR', 'Checking',    0, true,  true,  0,   0),
    ('savings',     'EUR', 'Savings',     0, true,  true,  200, 0),
    ('investments', 'EUR', 'Investments', 0, false, false, 350, 365);

CREATE TABLE accounts.account (
    id         bigint PRIMARY KEY, -- the ledger's
    number     text   NOT NULL UNIQUE CHECK (number ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
    product    text   NOT NULL,
    currency   text   NOT NULL,
    opened_by  bigint NOT NULL,
    opened_at  bigint NOT NULL, -- microseconds since 1970
    decided_by bigint,
    decided_at bigint,
    closed_at  bigint,
    version    bigint NOT NULL DEFAULT 1,
    FOREIGN KEY (product, currency) REFERENCES accounts.product (code, currency),
    CONSTRAINT maker_is_not_checker CHECK (decided_by <> opened_by),
    CONSTRAINT decided_by_somebody CHECK ((decided_by IS NULL) = (decided_at IS NULL))
);
CREATE INDEX account_waiting ON accounts.account (id) WHERE decided_at IS NULL AND closed_at IS NULL;

CREATE TABLE accounts.holder (
    account_id bigint   NOT NULL REFERENCES accounts.account (id),
    user_id    bigint   NOT NULL,
    position   smallint NOT NULL CHECK (position >= 0), -- 0: the one whose name the account goes by
    PRIMARY KEY (account_id, user_id),
    UNIQUE (account_id, position)
);
CREATE INDEX holder_user ON accounts.holder (user_id, account_id);

CREATE TABLE accounts.internal_account (
    id       bigint PRIMARY KEY, -- the ledger's
    name     text NOT NULL CHECK (name <> ''),
    currency text NOT NULL
);

GRANT USAGE ON SCHEMA accounts TO guichet_application, guichet_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA accounts TO guichet_application, guichet_reader;
GRANT INSERT ON accounts.account, accounts.holder, accounts.internal_account TO guichet_application;
GRANT UPDATE (decided_by, decided_at, closed_at, version) ON accounts.account TO guichet_application;

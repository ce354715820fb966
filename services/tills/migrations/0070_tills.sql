-- A teller has one till, a till one of the bank's own accounts per currency. Its cash is that account's balance.
CREATE SCHEMA tills;

CREATE TABLE tills.till (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name   text   NOT NULL UNIQUE CHECK (name <> ''),
    teller bigint NOT NULL UNIQUE
);

CREATE TABLE tills.till_account (
    till_id    bigint NOT NULL REFERENCES tills.till (id),
    currency   text   NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    account_id bigint NOT NULL UNIQUE,
    PRIMARY KEY (till_id, currency)
);

GRANT USAGE ON SCHEMA tills TO guichet_application, guichet_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA tills TO guichet_application, guichet_reader;
GRANT INSERT ON ALL TABLES IN SCHEMA tills TO guichet_application;

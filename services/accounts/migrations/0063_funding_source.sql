-- Where customers' money comes from and goes to when no teller counts it: each stands for an account of the bank's own,
-- so that money comes from somewhere. `most` is the highest amount at once, in minor units.
CREATE TABLE accounts.funding_source (
    code     text    NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,39}$'),
    currency text    NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    name     text    NOT NULL CHECK (name <> ''),
    pays_in  boolean NOT NULL,
    pays_out boolean NOT NULL,
    most     bigint  NOT NULL CHECK (most > 0),
    PRIMARY KEY (code, currency)
);

INSERT INTO accounts.funding_source (code, currency, name, pays_in, pays_out, most)
VALUES ('bank-transfer', 'EUR', 'Bank transfer', true, true, 1000000),
       ('card', 'EUR', 'Card payments', true, false, 250000);

GRANT SELECT ON accounts.funding_source TO guichet_application, guichet_reader;

-- Second factors of staff (RFC 6238). One that isn't confirmed yet counts for nothing.
CREATE TABLE identity.second_factor (
    user_id      bigint PRIMARY KEY REFERENCES identity.users,
    secret       bytea  NOT NULL,           -- sealed under the user's data key
    confirmed_at bigint,
    last_step    bigint NOT NULL DEFAULT 0  -- each code is taken once
);

-- When the user last showed who they are, and whether with a code.
ALTER TABLE identity.session
    ADD COLUMN fresh_at      bigint  NOT NULL DEFAULT 0,
    ADD COLUMN second_factor boolean NOT NULL DEFAULT false;

-- The hash is sealed under the user's data key from here on; older ones are when their user signs in.
ALTER TABLE identity.credential
    ADD COLUMN must_change  boolean NOT NULL DEFAULT false, -- somebody else gave it
    ADD COLUMN failures     integer NOT NULL DEFAULT 0,     -- in a row, from anywhere
    ADD COLUMN suspended    boolean NOT NULL DEFAULT false, -- after too many of them, until an administrator says otherwise
    ADD COLUMN last_sign_in bigint;

-- Who has signed in from an address lately isn't kept out by what strangers try.
ALTER TABLE identity.sign_in_guard ADD COLUMN succeeded_at bigint NOT NULL DEFAULT 0;

-- Failures of all e-mails together, by address; '' is every address.
CREATE TABLE identity.sign_in_flood (
    peer     text    PRIMARY KEY,
    failures integer NOT NULL,
    began_at bigint  NOT NULL
);

-- Signing keys of access tokens are made of a secret file and a salt: a new salt is a new key.
CREATE TABLE identity.token_key (
    id         bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    salt       bytea  NOT NULL CHECK (octet_length(salt) = 32),
    signs_from bigint NOT NULL UNIQUE
);

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.second_factor TO guichet_application;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.sign_in_flood TO guichet_application;
GRANT SELECT, INSERT, DELETE ON identity.token_key TO guichet_application;

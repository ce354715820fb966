-- Codes that prove whose an e-mail address is, and what is to be said to people outside the bank's programs. Both name
-- the user; address and code are sealed or keyed, so that neither table tells anything by itself.
CREATE TABLE identity.email_confirmation (
    user_id     bigint  PRIMARY KEY REFERENCES identity.users,
    email_index bytea   NOT NULL CHECK (octet_length(email_index) = 16), -- the address it was for
    code_hash   bytea   NOT NULL CHECK (octet_length(code_hash) = 32),
    failures    integer NOT NULL DEFAULT 0,
    expires_at  bigint  NOT NULL
);

CREATE TABLE identity.message (
    id         bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    user_id    bigint NOT NULL REFERENCES identity.users,
    kind       text   NOT NULL CHECK (kind IN ('confirm-email', 'already-registered')),
    code       bytea,           -- sealed under the user's data key
    created_at bigint NOT NULL,
    CONSTRAINT confirming_has_code CHECK ((kind = 'confirm-email') = (code IS NOT NULL))
);
CREATE INDEX message_of_user ON identity.message (user_id, kind);
CREATE INDEX message_age ON identity.message (created_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.email_confirmation TO guichet_application;
GRANT SELECT, INSERT, DELETE ON identity.message TO guichet_application;

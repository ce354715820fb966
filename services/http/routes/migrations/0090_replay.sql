-- Answers of keyed commands other than postings (those are kept with their key in the ledger), so that a command sent
-- twice is done once. Holds no personal data.
CREATE SCHEMA replay AUTHORIZATION CURRENT_USER;
GRANT USAGE ON SCHEMA replay TO guichet_application, guichet_reader;

CREATE TABLE replay.answer (
    key uuid NOT NULL,
    principal bigint NOT NULL,
    request_hash bytea NOT NULL,
    body bytea NOT NULL,
    made_at bigint NOT NULL,
    PRIMARY KEY (key, principal)
);
CREATE INDEX answer_made_at ON replay.answer (made_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON replay.answer TO guichet_application;
GRANT SELECT ON replay.answer TO guichet_reader;

-- Corrections that wait for a second person. Whether one has been booked is the ledger's to say (ledger.reversal): the
-- state here follows.
CREATE TABLE accounts.reversal_request (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id     bigint NOT NULL,
    reason       text   NOT NULL CHECK (reason <> ''),
    corrected    bigint CHECK (corrected > 0),
    faces        bigint[] NOT NULL DEFAULT '{}',
    counts       bigint[] NOT NULL DEFAULT '{}',
    requested_by bigint NOT NULL,
    requested_at bigint NOT NULL, -- microseconds since 1970
    state        text   NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'approved', 'booked', 'refused')),
    decided_by   bigint,
    decided_at   bigint,
    key          uuid, -- of the approval: what became of it is asked of the ledger
    CONSTRAINT reversal_maker_is_not_checker CHECK (decided_by <> requested_by),
    CONSTRAINT reversal_decided_by_somebody CHECK ((state = 'waiting') = (decided_by IS NULL))
);
CREATE UNIQUE INDEX reversal_request_open ON accounts.reversal_request (entry_id) WHERE state IN ('waiting', 'approved');
CREATE INDEX reversal_request_waiting ON accounts.reversal_request (id) WHERE state IN ('waiting', 'approved');

-- A further owner of an account in use waits for a second person, too; one at a time.
CREATE TABLE accounts.holder_request (
    account_id   bigint PRIMARY KEY REFERENCES accounts.account (id),
    user_id      bigint NOT NULL,
    requested_by bigint NOT NULL,
    requested_at bigint NOT NULL
);

GRANT SELECT ON accounts.reversal_request, accounts.holder_request TO guichet_application, guichet_reader;
GRANT INSERT ON accounts.reversal_request, accounts.holder_request TO guichet_application;
GRANT UPDATE (state, decided_by, decided_at, key) ON accounts.reversal_request TO guichet_application;
GRANT DELETE ON accounts.holder_request TO guichet_application;

-- Figures by business date, kept by a job that follows the ledger's log; only what moved has a row.
-- account_id 0: the customers' accounts together.
CREATE SCHEMA stats;

CREATE TABLE stats.daily (
    account_id    bigint NOT NULL,
    currency      text   NOT NULL,
    business_date date   NOT NULL,
    kind          text   NOT NULL,
    count_in      bigint NOT NULL,
    sum_in        bigint NOT NULL CHECK (sum_in >= 0),
    count_out     bigint NOT NULL,
    sum_out       bigint NOT NULL CHECK (sum_out >= 0),
    PRIMARY KEY (account_id, currency, business_date, kind)
);

CREATE TABLE stats.daily_balance (
    account_id    bigint NOT NULL,
    currency      text   NOT NULL,
    business_date date   NOT NULL,
    opening       bigint NOT NULL,
    closing       bigint NOT NULL,
    -- Where the day's postings lie: the account's own sequence; for all together, entry ids.
    first_mark    bigint NOT NULL,
    last_mark     bigint NOT NULL,
    PRIMARY KEY (account_id, currency, business_date)
);

CREATE TABLE stats.progress (
    only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    entries    bigint NOT NULL DEFAULT 0,
    unbalanced bigint NOT NULL DEFAULT 0, -- entries whose postings don't sum to zero
    as_of      bigint NOT NULL DEFAULT 0  -- time of the newest entry taken in, microseconds since 1970
);
INSERT INTO stats.progress DEFAULT VALUES;

GRANT USAGE ON SCHEMA stats TO guichet_application, guichet_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA stats TO guichet_application, guichet_reader;
GRANT INSERT, UPDATE, DELETE ON stats.daily, stats.daily_balance TO guichet_application;
GRANT UPDATE ON stats.progress TO guichet_application;

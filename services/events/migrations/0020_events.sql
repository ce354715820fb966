CREATE SCHEMA events;
GRANT USAGE ON SCHEMA events TO guichet_application, guichet_reader;

-- Which server runs a scheduled job. `until` is in microseconds since 1970 by the database's clock.
CREATE TABLE events.lease (
    job    text   PRIMARY KEY,
    holder text   NOT NULL,
    until  bigint NOT NULL
);

-- How far those who follow the ledger's log have come.
CREATE TABLE events.follower (
    name     text   PRIMARY KEY,
    position bigint NOT NULL DEFAULT 0 CHECK (position >= 0)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON events.lease TO guichet_application;
GRANT SELECT, INSERT, UPDATE ON events.follower TO guichet_application;
GRANT SELECT ON events.lease, events.follower TO guichet_reader;

-- script
CREATE SCHEMA item;
CREATE TABLE item.item (
    id bigint PRIMARY KEY,
    amount bigint NOT NULL CONSTRAINT amount_not_negative CHECK (amount >= 0),
    note text CONSTRAINT note_unique UNIQUE
);
INSERT INTO item.item VALUES (1, 100, 'one'), (2, 200, 'two');
GRANT USAGE ON SCHEMA item TO guichet_application;
GRANT SELECT, INSERT, UPDATE, DELETE ON item.item TO guichet_application

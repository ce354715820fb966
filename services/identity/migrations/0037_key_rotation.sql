-- Which generation of keys is written with. Whoever writes holds the row for sharing until the transaction ends, whoever
-- changes it waits for them: after the change nothing is written with the keys before.
CREATE TABLE identity.current_key (
    only_one      boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    master_key_id integer NOT NULL
);
INSERT INTO identity.current_key (master_key_id) VALUES (1);

GRANT SELECT, UPDATE ON identity.current_key TO guichet_application;
GRANT UPDATE (wrapped, master_key_id) ON identity.data_key TO guichet_application;
GRANT DELETE ON identity.master_key TO guichet_application;

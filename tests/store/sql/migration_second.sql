CREATE TABLE first.second (id bigint REFERENCES first.first (id));

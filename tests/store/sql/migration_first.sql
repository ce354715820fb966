CREATE SCHEMA first;
CREATE TABLE first.first (id bigint PRIMARY KEY);

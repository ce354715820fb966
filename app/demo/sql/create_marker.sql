-- script
SET ROLE guichet_owner;
CREATE SCHEMA demo;
CREATE TABLE demo.made (
    only_one  boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    seed      bigint  NOT NULL,
    customers bigint  NOT NULL,
    loaded    bigint  NOT NULL DEFAULT 0,
    reserved  bigint  NOT NULL DEFAULT 0,
    complete  boolean NOT NULL DEFAULT false
);
GRANT USAGE ON SCHEMA demo TO guichet_application;
GRANT SELECT, INSERT, UPDATE ON demo.made TO guichet_application;
RESET ROLE

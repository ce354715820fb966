-- Answers name holders, whose names reports don't see.
REVOKE SELECT ON replay.answer FROM guichet_reader;
REVOKE USAGE ON SCHEMA replay FROM guichet_reader;

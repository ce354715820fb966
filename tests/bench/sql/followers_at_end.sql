-- script
-- What was loaded isn't measured: figures and seals begin behind it.
INSERT INTO events.follower (name, position)
SELECT name, (SELECT max(position) FROM ledger.log) FROM (VALUES ('stats'), ('seal')) AS known (name)
ON CONFLICT (name) DO UPDATE SET position = excluded.position

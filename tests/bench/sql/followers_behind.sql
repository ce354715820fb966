-- How many positions of the log the slowest of those who follow it has before it.
SELECT coalesce((SELECT max(position) FROM ledger.log), 0) - min(coalesce(follower.position, 0)) AS behind
FROM (VALUES ('stats'), ('seal')) AS known (name)
LEFT JOIN events.follower AS follower USING (name)

-- How many positions of the log the slowest of those who follow it has before it.
SELECT coalesce((SELECT max(position) FROM ledger.log), 0) - coalesce(min(position), 0) AS behind FROM events.follower

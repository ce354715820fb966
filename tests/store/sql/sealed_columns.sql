-- Every column of what is sealed: in which list it must stand.
SELECT list.name, list.alias, a.attname::text AS column
FROM (VALUES ('ledger.log', 'log', 'log'), ('ledger.entry', 'entry', 'e'), ('ledger.posting', 'posting', 'p'),
    ('ledger.cash_line', 'cash_line', 'c'), ('ledger.reversal', 'reversal', 'r'),
    ('ledger.command_key', 'command_key', 'k'), ('ledger.command_key', 'unposted', 'k'),
    ('ledger.command_key', 'unposted_unsealed', 'k'), ('ledger.command_key', 'key_range', 'k'),
    ('ledger.hold_movement', 'command_key', 'm'), ('ledger.hold_movement', 'key_range', 'm'),
    ('ledger.hold_movement', 'unposted', 'm'), ('audit.event', 'audit', 'event')) AS list (relation, name, alias)
JOIN pg_attribute AS a ON a.attrelid = list.relation::regclass AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY list.name, a.attnum

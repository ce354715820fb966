-- Days whose keys are kept, since 1970-01-01.
SELECT (to_date(right(c.relname, 8), 'YYYYMMDD') - '1970-01-01'::date)::bigint AS day
FROM pg_inherits AS i
JOIN pg_class AS c ON c.oid = i.inhrelid
WHERE i.inhparent = 'ledger.command_key'::regclass

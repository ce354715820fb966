SELECT count(*) AS count FROM pg_inherits WHERE inhparent = 'ledger.command_key'::regclass

-- By the catalogue: to_regclass() fails for a role that may not use the schema.
SELECT EXISTS (SELECT FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
               WHERE nspname = 'store' AND relname = 'migration') AS found

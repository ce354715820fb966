-- script
-- Run by a superuser of the cluster, as often as one likes. Who signs in as what is the cluster's
-- business (pg_hba.conf, passwords). The log settings keep personal data out of the server's log:
-- statement text and DETAIL quote the values of rows.
DO $$
DECLARE
    role text;
BEGIN
    -- Two starts at once would trip over each other's catalogue rows.
    PERFORM pg_advisory_xact_lock(7305229148190032001);
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'guichet_owner') THEN
        CREATE ROLE guichet_owner NOLOGIN;
    END IF;
    FOREACH role IN ARRAY ARRAY['guichet_migrator', 'guichet_application', 'guichet_reader'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', role);
        END IF;
        EXECUTE format('ALTER ROLE %I SET log_min_error_statement = %L', role, 'panic');
        EXECUTE format('ALTER ROLE %I SET log_min_duration_statement = -1', role);
        EXECUTE format('ALTER ROLE %I SET log_statement = %L', role, 'none');
        EXECUTE format('ALTER ROLE %I SET log_error_verbosity = %L', role, 'terse');
    END LOOP;
    ALTER ROLE guichet_reader SET statement_timeout = '60s';
    ALTER ROLE guichet_reader SET default_transaction_read_only = on;
    IF NOT pg_has_role('guichet_migrator', 'guichet_owner', 'MEMBER') THEN
        GRANT guichet_owner TO guichet_migrator;
    END IF;
END
$$

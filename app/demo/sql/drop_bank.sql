-- script
SET ROLE guichet_owner;
DO $$
DECLARE
    schema_name name;
BEGIN
    FOR schema_name IN
        SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = 'guichet_owner' ORDER BY nspname
    LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', schema_name);
    END LOOP;
END
$$;
RESET ROLE

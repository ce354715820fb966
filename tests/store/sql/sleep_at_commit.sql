-- script
CREATE FUNCTION public.sleep_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_sleep(30);
    RETURN NULL;
END
$$;
GRANT EXECUTE ON FUNCTION public.sleep_at_commit() TO PUBLIC;
CREATE CONSTRAINT TRIGGER sleep_at_commit AFTER INSERT ON ledger.log DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public.sleep_at_commit()

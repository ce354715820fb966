-- script
CREATE OR REPLACE FUNCTION public.sleep_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN NULL;
END
$$

-- How much of a page the hot rows that are loaded next may fill. PostgreSQL looks through a page for dead row versions
-- whenever less of it is free than the fill factor promises: with 50 that is at nearly every touch. So many rows are loaded
-- with half the page free, and then the promise is taken back: the room stays, and is tidied when it has been used up.
CREATE FUNCTION ledger.leave_room(percent integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF percent NOT BETWEEN 50 AND 100 THEN
        RAISE EXCEPTION 'a page is filled by 50 to 100 percent' USING ERRCODE = '22023';
    END IF;
    EXECUTE format('ALTER TABLE ledger.account SET (fillfactor = %s)', percent);
    EXECUTE format('ALTER TABLE ledger.customer SET (fillfactor = %s)', percent);
END
$$;
REVOKE ALL ON FUNCTION ledger.leave_room(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.leave_room(integer) TO guichet_application;

-- script
DO $$ BEGIN RAISE WARNING 'as a cancelled wait for a standby does'; END $$;
COMMIT

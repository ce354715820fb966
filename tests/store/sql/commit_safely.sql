-- script
ALTER ROLE guichet_application SET synchronous_commit = on

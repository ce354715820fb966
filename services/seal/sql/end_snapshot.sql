-- script
COMMIT

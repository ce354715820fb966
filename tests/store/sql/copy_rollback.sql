-- script
ROLLBACK

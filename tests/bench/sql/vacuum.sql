-- script
VACUUM (ANALYZE)

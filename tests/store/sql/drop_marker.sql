-- script
DROP SCHEMA demo CASCADE

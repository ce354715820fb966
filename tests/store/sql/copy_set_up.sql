-- script
SET application_name = 'reads a lot'

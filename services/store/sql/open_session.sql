-- script
-- Statement text and the DETAIL of errors hold personal data: keep them out of the server's log where
-- this role may (create_roles.sql sets the same for our own roles, which may not).
SELECT set_config(name, value, false)
FROM (VALUES ('log_min_error_statement', 'panic'),
             ('log_min_duration_statement', '-1'),
             ('log_error_verbosity', 'terse')) AS setting (name, value)
WHERE has_parameter_privilege(name, 'SET')

SELECT name, cardinality(parameter_types) AS "values"
FROM pg_prepared_statements
WHERE statement NOT LIKE '%pg_prepared_statements%'
ORDER BY prepare_time DESC
LIMIT 1

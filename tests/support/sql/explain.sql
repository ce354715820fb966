-- script
EXPLAIN EXECUTE %1 %2

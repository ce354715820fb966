-- script
SET enable_seqscan = on;
SET enable_hashjoin = on;
SET enable_mergejoin = on;
SET enable_nestloop = off

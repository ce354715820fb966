-- script
-- Rows are only ever looked up by stretches of their keys: a plan made for a small table must not scan a large one.
SET enable_nestloop = on;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
SET enable_hashjoin = off;
SET enable_mergejoin = off;
SET enable_material = off;
SET enable_memoize = off;
SET jit = off

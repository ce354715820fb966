-- script
-- A writer only ever looks rows up by their keys. A plan made while a table was small must not scan it once it has grown.
SET enable_seqscan = off;
SET enable_hashjoin = off;
SET enable_mergejoin = off;
SET plan_cache_mode = force_generic_plan;
SET jit = off

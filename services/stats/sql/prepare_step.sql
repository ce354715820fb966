-- script
-- The log's entries are looked up by their keys: a plan made while a table was small must not scan it once it has grown.
SET LOCAL enable_seqscan = off;
SET LOCAL enable_hashjoin = off;
SET LOCAL enable_mergejoin = off

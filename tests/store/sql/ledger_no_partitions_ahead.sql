-- script
CREATE OR REPLACE FUNCTION ledger.ensure_partitions(ahead integer) RETURNS void LANGUAGE sql AS 'SELECT';
SELECT setval('ledger.entry_id', (SELECT max(end_id) - 3 FROM ledger.entry_partition))

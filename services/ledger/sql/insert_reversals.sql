INSERT INTO ledger.reversal (original, reversal, repost)
SELECT * FROM unnest(:originals::bigint[], :reversals::bigint[], :reposts::bigint[])

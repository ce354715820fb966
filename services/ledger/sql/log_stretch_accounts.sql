SELECT DISTINCT account_id FROM ledger.posting
WHERE entry_id = ANY (ARRAY(
    SELECT unnest(entries) FROM ledger.log WHERE position > :after::bigint AND position <= :position::bigint))
ORDER BY account_id
LIMIT :limit::bigint

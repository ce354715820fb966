SELECT account_id, month, minor_units, currency, key FROM interest.posting
WHERE entry_id IS NULL AND refusal IS NULL AND (month, account_id) > (:month::date, :account::bigint)
ORDER BY month, account_id
LIMIT :limit::bigint

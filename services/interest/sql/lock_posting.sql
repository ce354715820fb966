SELECT key FROM interest.posting
WHERE account_id = :account::bigint AND month = :month::date AND entry_id IS NULL AND refusal IS NULL
FOR UPDATE

-- Step 5. Waits for a twin in flight; a unique violation means that a twin won.
INSERT INTO ledger.command_key
    (key, principal, request_hash, entry_id, refusal, field, limit_used, limit_allowed, hold_id)
SELECT unnest(:keys::uuid[]), unnest(:principals::bigint[]), unnest(:hashes::bytea[]), unnest(:entries::bigint[]),
    unnest(:refusals::text[]), unnest(:fields::text[]), unnest(:used::integer[]), unnest(:allowed::integer[]),
    unnest(:holds::bigint[])

-- Step 5. Waits for a twin in flight; a unique violation means that a twin won.
INSERT INTO ledger.command_key
    (key, principal, request_hash, entry_id, refusal, field, limit_used, limit_allowed, hold_id)
SELECT * FROM unnest(:keys::uuid[], :principals::bigint[], :hashes::bytea[], :entries::bigint[],
    :refusals::text[], :fields::text[], :used::integer[], :allowed::integer[], :holds::bigint[])

-- Step 3 of a batch, a statement of its own: it sees what committed while the locks were waited for.
SELECT key, principal, request_hash, entry_id, refusal, field, limit_used, limit_allowed, hold_id
FROM ledger.command_key
WHERE key = ANY (:keys::uuid[])

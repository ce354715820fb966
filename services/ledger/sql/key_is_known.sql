-- Step 3 of a batch, a statement of its own: it sees what committed while the locks were waited for.
SELECT 1 AS known FROM ledger.command_key WHERE key = ANY (:keys::uuid[]) LIMIT 1

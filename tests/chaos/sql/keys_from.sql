SELECT key::text AS key, entry_id, refusal FROM ledger.command_key WHERE key >= :first::uuid

INSERT INTO identity.email_confirmation (user_id, email_index, code_hash, expires_at)
SELECT id, email_index, :code_hash, :expires_at
FROM identity.users
WHERE id = :user AND email_index IS NOT NULL
ON CONFLICT (user_id) DO UPDATE
SET email_index = excluded.email_index, code_hash = excluded.code_hash, failures = 0, expires_at = excluded.expires_at

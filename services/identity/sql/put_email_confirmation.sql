INSERT INTO identity.email_confirmation (user_id, code_hash, expires_at)
VALUES (:user, :code_hash, :expires_at)
ON CONFLICT (user_id) DO UPDATE SET code_hash = excluded.code_hash, failures = 0, expires_at = excluded.expires_at

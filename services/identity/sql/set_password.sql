INSERT INTO identity.credential (user_id, password_hash, changed_at)
VALUES (:user, :hash, :now)
ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at

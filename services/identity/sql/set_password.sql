INSERT INTO identity.credential (user_id, password_hash, must_change, changed_at)
VALUES (:user, :hash, :must_change, :now)
ON CONFLICT (user_id) DO UPDATE
SET password_hash = excluded.password_hash, must_change = excluded.must_change, changed_at = excluded.changed_at

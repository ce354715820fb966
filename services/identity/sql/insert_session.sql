INSERT INTO identity.session (user_id, rotated_at, created_at, expires_at, peer)
VALUES (:user, :now, :now, :expires, :peer)
RETURNING id

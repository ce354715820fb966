INSERT INTO identity.session (user_id, rotated_at, created_at, expires_at, peer, fresh_at, second_factor)
VALUES (:user, :now, :now, :expires, :peer, :now, :second_factor)
RETURNING id

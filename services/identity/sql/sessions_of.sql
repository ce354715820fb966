SELECT id, peer, created_at, rotated_at, expires_at, second_factor
FROM identity.session
WHERE user_id = :user AND revoked_at IS NULL AND expires_at > :now
ORDER BY created_at DESC, id DESC
LIMIT 100

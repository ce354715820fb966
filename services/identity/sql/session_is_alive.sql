SELECT s.second_factor
FROM identity.session s
JOIN identity.users u ON u.id = s.user_id
WHERE s.id = :id AND s.version = :version AND s.user_id = :user AND s.revoked_at IS NULL AND s.expires_at > :now
  AND u.status = 'active' AND u.role = :role

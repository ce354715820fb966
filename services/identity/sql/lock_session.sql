SELECT s.version, s.generation, s.rotated_at, s.expires_at, s.revoked_at, s.second_factor,
       u.id AS user_id, u.role, u.name, u.status, u.email, k.wrapped
FROM identity.session s
JOIN identity.users u ON u.id = s.user_id
LEFT JOIN identity.data_key k ON k.user_id = u.id
WHERE s.id = :id
FOR NO KEY UPDATE OF s

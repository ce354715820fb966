SELECT m.id, m.user_id, m.kind, m.code, m.created_at, u.email, k.wrapped
FROM identity.message AS m
JOIN identity.users AS u ON u.id = m.user_id
JOIN identity.data_key AS k ON k.user_id = m.user_id
WHERE u.email IS NOT NULL
ORDER BY m.id

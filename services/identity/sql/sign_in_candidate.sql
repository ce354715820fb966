SELECT u.id AS user_id, u.role, u.name, u.status, u.email, c.password_hash, k.wrapped
FROM identity.users u
LEFT JOIN identity.credential c ON c.user_id = u.id
LEFT JOIN identity.data_key k ON k.user_id = u.id
WHERE u.email_index = :index

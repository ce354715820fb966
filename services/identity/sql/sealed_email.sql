SELECT u.email, k.wrapped
FROM identity.users u
JOIN identity.data_key k ON k.user_id = u.id
WHERE u.id = :user AND u.email IS NOT NULL

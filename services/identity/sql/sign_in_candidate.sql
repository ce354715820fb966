SELECT u.id AS user_id, u.role, u.name, u.status, u.email, c.password_hash, c.must_change, c.suspended,
       f.confirmed_at IS NOT NULL AS second_factor, k.wrapped
FROM identity.users u
LEFT JOIN identity.credential c ON c.user_id = u.id
LEFT JOIN identity.second_factor f ON f.user_id = u.id
LEFT JOIN identity.data_key k ON k.user_id = u.id
WHERE u.email_index = ANY (:indexes::bytea[]) AND u.email_index IS NOT NULL

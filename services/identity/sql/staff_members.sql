SELECT u.id, u.role, u.name, u.birth_date, u.address, u.status, u.email, NULL::bytea AS phone, NULL::bytea AS id_number,
       u.created_at, COALESCE(c.must_change, false) AS must_change, COALESCE(c.suspended, false) AS suspended, c.last_sign_in,
       f.confirmed_at IS NOT NULL AS second_factor, k.wrapped
FROM identity.users u
LEFT JOIN identity.credential c ON c.user_id = u.id
LEFT JOIN identity.second_factor f ON f.user_id = u.id
LEFT JOIN identity.data_key k ON k.user_id = u.id
WHERE u.role <> 'customer' AND u.status <> 'closed' AND (u.id = :id OR :id::bigint = 0)
ORDER BY u.name, u.id

SELECT u.id, u.role, u.name, u.birth_date, u.address, u.email, NULL::bytea AS phone, NULL::bytea AS id_number, k.wrapped
FROM identity.users u
LEFT JOIN identity.data_key k ON k.user_id = u.id
WHERE u.role <> 'customer' AND u.status = 'active'
ORDER BY u.name, u.id

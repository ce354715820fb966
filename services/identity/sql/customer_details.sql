SELECT u.name, u.birth_date, u.address, u.status, u.approved, u.email, u.email_confirmed, u.phone, u.id_number,
       u.created_at, u.version, k.wrapped
FROM identity.users u
LEFT JOIN identity.data_key k ON k.user_id = u.id
WHERE u.id = :id AND u.role = 'customer'

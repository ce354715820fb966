SELECT u.id, u.name, u.birth_date, u.address, u.status, u.approved, u.phone, u.id_number,
       NULL::bytea AS email, k.wrapped
FROM unnest(:ids::bigint[]) WITH ORDINALITY AS wanted (id, place)
JOIN identity.users u ON u.id = wanted.id
LEFT JOIN identity.data_key k ON k.user_id = u.id
WHERE u.role = 'customer'
ORDER BY wanted.place

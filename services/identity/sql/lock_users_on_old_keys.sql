SELECT u.id, u.email, u.phone, u.id_number, k.wrapped
FROM identity.data_key k
JOIN identity.users u ON u.id = k.user_id
WHERE k.user_id > :after AND k.master_key_id <> :current
ORDER BY k.user_id
LIMIT :limit
FOR NO KEY UPDATE OF u, k

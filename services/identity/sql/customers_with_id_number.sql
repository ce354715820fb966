SELECT id
FROM identity.users
WHERE id_number_index = :index AND id <> :except AND role = 'customer' AND status <> 'closed'
ORDER BY id
LIMIT 100

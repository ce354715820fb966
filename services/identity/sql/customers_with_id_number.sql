SELECT id
FROM identity.users
WHERE id_number_index = ANY (:indexes::bytea[]) AND id_number_index IS NOT NULL AND id <> :except AND role = 'customer' AND status <> 'closed'
ORDER BY id
LIMIT 100

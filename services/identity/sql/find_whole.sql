-- One index each, all partial: an array may be empty, so that it says by itself nothing of NULL.
SELECT u.id
FROM identity.users u
JOIN (SELECT id FROM identity.users WHERE id = :number
      UNION SELECT id FROM identity.users WHERE email_index = ANY (:emails::bytea[]) AND email_index IS NOT NULL
      UNION SELECT id FROM identity.users WHERE phone_index = ANY (:phones::bytea[]) AND phone_index IS NOT NULL
      UNION SELECT id FROM identity.users WHERE id_number_index = ANY (:id_numbers::bytea[]) AND id_number_index IS NOT NULL) AS found ON found.id = u.id
WHERE u.role = 'customer' AND u.status <> 'closed'
ORDER BY u.id
LIMIT 100

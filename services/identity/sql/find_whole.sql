-- One index each; a NULL finds nothing.
SELECT u.id
FROM identity.users u
JOIN (SELECT id FROM identity.users WHERE id = :number
      UNION SELECT id FROM identity.users WHERE email_index = :email
      UNION SELECT id FROM identity.users WHERE phone_index = :phone
      UNION SELECT id FROM identity.users WHERE id_number_index = :id_number) AS found ON found.id = u.id
WHERE u.role = 'customer' AND u.status <> 'closed'
ORDER BY u.id
LIMIT 100

SELECT u::text AS row FROM identity.users u WHERE u.id = :id

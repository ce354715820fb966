SELECT created_by FROM identity.users WHERE id = :id

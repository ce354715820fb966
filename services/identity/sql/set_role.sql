UPDATE identity.users SET role = :role, version = version + 1 WHERE id = :id

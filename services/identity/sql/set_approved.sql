UPDATE identity.users SET approved = :approved, version = version + 1 WHERE id = :id

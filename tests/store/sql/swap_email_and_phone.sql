UPDATE identity.users SET email = phone, phone = email WHERE id = :id

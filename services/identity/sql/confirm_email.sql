UPDATE identity.users SET email_confirmed = true, version = version + 1 WHERE id = :id

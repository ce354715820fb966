UPDATE identity.users SET email = (SELECT email FROM identity.users WHERE id = :from) WHERE id = :to

UPDATE identity.users SET default_account = :account WHERE id = :id

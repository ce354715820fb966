INSERT INTO identity.token_key (salt, signs_from) VALUES (:salt, :signs_from)

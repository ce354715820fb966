UPDATE identity.credential SET failures = 0, last_sign_in = :now WHERE user_id = :user

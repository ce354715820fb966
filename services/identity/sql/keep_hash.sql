UPDATE identity.credential SET password_hash = :hash WHERE user_id = :user

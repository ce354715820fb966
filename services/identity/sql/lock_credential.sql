SELECT password_hash FROM identity.credential WHERE user_id = :user FOR NO KEY UPDATE

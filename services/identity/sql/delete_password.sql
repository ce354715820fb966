DELETE FROM identity.credential WHERE user_id = :user

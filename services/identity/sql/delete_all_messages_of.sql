DELETE FROM identity.message WHERE user_id = :user

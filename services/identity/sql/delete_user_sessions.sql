DELETE FROM identity.session WHERE user_id = :user

DELETE FROM identity.second_factor WHERE user_id = :user

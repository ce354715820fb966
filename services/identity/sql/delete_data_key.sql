DELETE FROM identity.data_key WHERE user_id = :user

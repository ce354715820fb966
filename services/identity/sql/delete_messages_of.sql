DELETE FROM identity.message WHERE user_id = :user AND kind = :kind

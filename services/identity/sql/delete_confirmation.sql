DELETE FROM identity.email_confirmation WHERE user_id = :user

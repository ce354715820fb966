UPDATE identity.email_confirmation SET failures = failures + 1 WHERE user_id = :user

UPDATE identity.credential SET failures = 0, suspended = false WHERE user_id = :user

UPDATE identity.sign_in_guard
SET failures = 0, locked_until = 0, succeeded_at = :now
WHERE email_index = :email AND peer = :peer

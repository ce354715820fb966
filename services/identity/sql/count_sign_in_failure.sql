UPDATE identity.sign_in_guard
SET failures = :failures, locked_until = :locked_until
WHERE email_index = :email AND peer = :peer

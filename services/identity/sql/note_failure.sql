UPDATE identity.credential
SET failures = failures + 1, suspended = suspended OR failures + 1 >= :most
WHERE user_id = :user
RETURNING failures

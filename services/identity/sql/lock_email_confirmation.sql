SELECT c.user_id, c.code_hash, c.failures, c.expires_at, u.email_confirmed
FROM identity.users AS u
JOIN identity.email_confirmation AS c ON c.user_id = u.id
WHERE u.email_index = ANY (:indexes::bytea[]) AND u.email_index IS NOT NULL
FOR UPDATE OF c

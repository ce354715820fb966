SELECT id, name, email_confirmed, status, default_account
FROM identity.users
WHERE email_index = ANY (:indexes::bytea[]) AND email_index IS NOT NULL

SELECT id FROM identity.users WHERE email_index = ANY (:indexes::bytea[]) AND email_index IS NOT NULL AND id <> :except

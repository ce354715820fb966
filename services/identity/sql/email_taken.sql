SELECT id FROM identity.users WHERE email_index = :index AND id <> :except

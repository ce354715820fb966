DELETE FROM identity.sign_in_guard WHERE email_index = :email

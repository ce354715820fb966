UPDATE identity.users
SET status = 'closed', name = '', address = '', birth_date = NULL, approved = false, default_account = NULL,
    email = NULL, email_index = NULL, email_confirmed = false, phone = NULL, phone_index = NULL,
    id_number = NULL, id_number_index = NULL, version = version + 1
WHERE id = :id

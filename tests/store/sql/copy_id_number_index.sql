UPDATE identity.users
SET id_number_index = (SELECT id_number_index FROM identity.users WHERE id = :from)
WHERE id = :to

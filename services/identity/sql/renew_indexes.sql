UPDATE identity.users u
SET email_index = renewed.email_index, phone_index = renewed.phone_index, id_number_index = renewed.id_number_index
FROM unnest(:ids::bigint[], :emails::bytea[], :phones::bytea[], :id_numbers::bytea[])
         AS renewed (id, email_index, phone_index, id_number_index)
WHERE u.id = renewed.id

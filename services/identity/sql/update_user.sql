UPDATE identity.users
SET name = :name, birth_date = :birth_date, address = :address, email = :email, email_index = :email_index,
    email_confirmed = :email_confirmed, phone = :phone, phone_index = :phone_index, id_number = :id_number,
    id_number_index = :id_number_index, approved = approved AND :same_person, version = version + 1
WHERE id = :id

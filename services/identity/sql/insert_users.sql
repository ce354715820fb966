INSERT INTO identity.users (id, role, name, birth_date, address, approved, email_confirmed, email, email_index,
                            phone, phone_index, id_number, id_number_index, created_at, created_by, key_version)
SELECT user_row.*, :key_version::integer
FROM unnest(:ids::bigint[], :roles::text[], :names::text[], :birth_dates::date[], :addresses::text[],
            :approved::boolean[], :emails_confirmed::boolean[], :emails::bytea[], :email_indexes::bytea[],
            :phones::bytea[], :phone_indexes::bytea[], :id_numbers::bytea[], :id_number_indexes::bytea[],
            :created_at::bigint[], :created_by::bigint[]) AS user_row

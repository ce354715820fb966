UPDATE identity.current_key SET master_key_id = :id

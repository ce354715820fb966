SELECT master_key_id FROM identity.current_key FOR UPDATE

SELECT session_id, generation FROM identity.refresh_token WHERE hash = :hash

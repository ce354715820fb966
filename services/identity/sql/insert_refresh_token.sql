INSERT INTO identity.refresh_token (hash, session_id, generation) VALUES (:hash, :session, :generation)

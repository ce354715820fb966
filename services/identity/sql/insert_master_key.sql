INSERT INTO identity.master_key (id, fingerprint) VALUES (:id, :fingerprint)

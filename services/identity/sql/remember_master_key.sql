INSERT INTO identity.master_key (id, fingerprint) VALUES (:id, :fingerprint) ON CONFLICT (id) DO NOTHING

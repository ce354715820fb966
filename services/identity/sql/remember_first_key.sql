INSERT INTO identity.master_key (id, fingerprint)
SELECT :id::integer, :fingerprint::bytea
WHERE NOT EXISTS (SELECT FROM identity.master_key)
ON CONFLICT (id) DO NOTHING

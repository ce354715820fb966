SELECT id, fingerprint FROM identity.master_key ORDER BY id

SELECT fingerprint FROM identity.master_key WHERE id = :id

DELETE FROM identity.master_key WHERE id < :current

DELETE FROM identity.message WHERE created_at < :before

DELETE FROM identity.sign_in_guard WHERE last_at < :before

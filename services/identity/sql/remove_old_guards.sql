DELETE FROM identity.sign_in_guard WHERE last_at < :before AND succeeded_at < :familiar_before AND failures < :most

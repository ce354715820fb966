UPDATE identity.session SET revoked_at = :now, version = version + 1 WHERE id = :id AND user_id = :user AND revoked_at IS NULL

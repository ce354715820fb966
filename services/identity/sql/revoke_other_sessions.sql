UPDATE identity.session
SET revoked_at = :now, version = version + 1
WHERE user_id = :user AND id <> :except AND revoked_at IS NULL AND expires_at > :now

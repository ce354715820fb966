SELECT fresh_at FROM identity.session WHERE id = :id AND revoked_at IS NULL

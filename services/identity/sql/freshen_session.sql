UPDATE identity.session
SET fresh_at = :now, second_factor = second_factor OR :second_factor
WHERE id = :id AND revoked_at IS NULL

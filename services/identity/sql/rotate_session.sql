UPDATE identity.session SET generation = :generation, rotated_at = :now WHERE id = :id

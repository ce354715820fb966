UPDATE identity.session SET second_factor = true WHERE id = :id AND user_id = :user

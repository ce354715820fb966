UPDATE identity.second_factor SET confirmed_at = :now WHERE user_id = :user AND confirmed_at IS NULL

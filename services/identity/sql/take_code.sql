UPDATE identity.second_factor SET last_step = :step WHERE user_id = :user AND last_step < :step

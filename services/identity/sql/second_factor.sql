SELECT secret, confirmed_at, last_step FROM identity.second_factor WHERE user_id = :user

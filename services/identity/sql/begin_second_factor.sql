INSERT INTO identity.second_factor AS factor (user_id, secret)
VALUES (:user, :secret)
ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, last_step = 0
    WHERE factor.confirmed_at IS NULL

INSERT INTO events.follower (name) VALUES (:name) ON CONFLICT (name) DO NOTHING

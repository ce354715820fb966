UPDATE events.follower SET position = :position WHERE name = :name AND position <= :position

SELECT position FROM events.follower WHERE name = :name FOR NO KEY UPDATE

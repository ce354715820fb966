-- What happened long ago is forgotten, unless it was so much that an administrator has to say so.
INSERT INTO identity.sign_in_guard AS guard (email_index, peer, last_at)
VALUES (:email, :peer, :now)
ON CONFLICT (email_index, peer) DO UPDATE
    SET failures = CASE WHEN guard.last_at < :forget AND guard.failures < :most THEN 0 ELSE guard.failures END,
        last_at = excluded.last_at
RETURNING failures, locked_until, succeeded_at

INSERT INTO identity.sign_in_flood AS flood (peer, failures, began_at)
VALUES (:peer, 1, :now)
ON CONFLICT (peer) DO UPDATE
    SET failures = CASE WHEN flood.began_at <= :over THEN 1 ELSE flood.failures + 1 END,
        began_at = CASE WHEN flood.began_at <= :over THEN excluded.began_at ELSE flood.began_at END
RETURNING failures

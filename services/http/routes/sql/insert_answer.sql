INSERT INTO replay.answer (key, principal, request_hash, body, made_at)
VALUES (:key::uuid, :principal, :request_hash, ''::bytea, :made_at)
ON CONFLICT DO NOTHING

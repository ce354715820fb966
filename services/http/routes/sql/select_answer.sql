SELECT request_hash, body FROM replay.answer WHERE key = :key::uuid AND principal = :principal

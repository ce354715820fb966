UPDATE replay.answer SET body = :body WHERE key = :key::uuid AND principal = :principal

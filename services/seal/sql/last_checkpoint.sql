SELECT number, made_at, position, audit_number, unposted_number FROM seal.checkpoint ORDER BY number DESC LIMIT 1

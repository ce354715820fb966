SELECT number, last_event, seal FROM seal.audit ORDER BY number DESC LIMIT 1

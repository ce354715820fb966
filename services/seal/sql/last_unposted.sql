SELECT number, seal FROM seal.unposted ORDER BY number DESC LIMIT 1

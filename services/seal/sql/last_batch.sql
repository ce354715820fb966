SELECT position, seal FROM seal.batch ORDER BY position DESC LIMIT 1

UPDATE operation SET state = :state, body = CASE WHEN :state IN ('booked', 'not-booked') THEN x'' ELSE body END
WHERE key = :key

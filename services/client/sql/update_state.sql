UPDATE operation SET state = :state, body = CASE WHEN :state IN ('booked', 'not-booked', 'forgotten') THEN x'' ELSE body END
WHERE key = :key

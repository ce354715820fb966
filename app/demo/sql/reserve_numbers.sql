UPDATE demo.made SET reserved = reserved + :count RETURNING reserved - :count AS first

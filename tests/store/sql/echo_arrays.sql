SELECT number, text, bytes, date, truth
FROM unnest(:numbers::bigint[], :texts::text[], :bytes::bytea[], :dates::date[], :truths::boolean[])
     WITH ORDINALITY AS row (number, text, bytes, date, truth, place)
ORDER BY place

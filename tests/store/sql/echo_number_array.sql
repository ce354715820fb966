SELECT :numbers::bigint[] AS numbers

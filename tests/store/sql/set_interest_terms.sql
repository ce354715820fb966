UPDATE accounts.product
SET interest_ppm = :ppm::integer, day_count = :day_count::text, interest_rounding = :rounding::text,
    interest_remainder = :remainder::text, floor = :floor::bigint
WHERE code = :code::text

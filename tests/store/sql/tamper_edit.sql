SELECT e.what, e.batch FROM tamper.edit(:kind::integer, :place::integer, :pick::bigint) AS e

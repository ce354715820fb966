SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = :pid::integer) AS found

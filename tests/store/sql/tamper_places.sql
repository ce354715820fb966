SELECT count(*)::bigint AS count FROM tamper.place

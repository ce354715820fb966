SELECT pg_reload_conf() AS done

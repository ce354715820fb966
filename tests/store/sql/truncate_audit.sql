TRUNCATE audit.event

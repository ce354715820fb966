DELETE FROM events.lease WHERE job = :job AND holder = :holder

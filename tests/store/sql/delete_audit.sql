DELETE FROM audit.event

INSERT INTO seal.audit (number, version, last_event, events, root, leaves, seal)
VALUES (:number, :version, :last_event, :events, :root, :leaves, :seal)

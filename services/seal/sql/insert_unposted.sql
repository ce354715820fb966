INSERT INTO seal.unposted (number, version, day, verdicts, root, leaves, seal)
VALUES (:number, :version, :day, :verdicts, :root, :leaves, :seal)

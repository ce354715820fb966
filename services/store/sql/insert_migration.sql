-- as migrator
INSERT INTO store.migration (number, name, checksum) VALUES (:number, :name, :checksum)

INSERT INTO item.item (id, amount, note) VALUES (:id, :amount, :note)

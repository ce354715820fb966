SELECT id FROM item.item WHERE id = :id FOR UPDATE

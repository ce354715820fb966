SELECT amount FROM item.item WHERE id = :id

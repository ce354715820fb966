UPDATE item.item SET amount = :amount WHERE id = :id

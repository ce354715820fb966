SELECT sum(amount) AS total FROM item.item

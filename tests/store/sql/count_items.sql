SELECT count(*) AS items, sum(amount)::bigint AS total FROM item.item

-- It's an apostrophe in a comment, and a :name too.
SELECT id, amount, note FROM item.item ORDER BY id

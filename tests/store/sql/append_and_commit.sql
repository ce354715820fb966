-- script
SELECT pg_advisory_xact_lock(4711);
INSERT INTO item.item (id, amount) SELECT max(id) + 1, :amount FROM item.item RETURNING id;
UPDATE item.item SET amount = amount + 1 WHERE id = ANY (:others);
COMMIT

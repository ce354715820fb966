-- script
COMMIT;
INSERT INTO item.item (id, amount) VALUES (13, 1)

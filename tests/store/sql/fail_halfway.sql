-- script
INSERT INTO item.item (id, amount) VALUES (10, 1);
INSERT INTO item.item (id, amount) VALUES (11, -1);
INSERT INTO item.item (id, amount) VALUES (12, 1)

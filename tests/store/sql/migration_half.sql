CREATE TABLE first.half (id bigint);
INSERT INTO first.half VALUES (1);
INSERT INTO first.half SELECT 1 / (id - 1) FROM first.half;
CREATE TABLE first.never (id bigint);

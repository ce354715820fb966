-- script
SET session_replication_role = replica;
DELETE FROM seal.batch;
DELETE FROM seal.audit;
DELETE FROM seal.unposted;
DELETE FROM seal.unposted_key;
DELETE FROM seal.checkpoint;
UPDATE events.follower SET position = 0 WHERE name = 'seal';
SET session_replication_role = origin

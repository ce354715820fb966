-- Which generation of keys a fingerprint was made with: a rotation makes the others anew.
ALTER TABLE kyc.document ADD COLUMN key_generation integer NOT NULL DEFAULT 1;

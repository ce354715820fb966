-- The hash says which address a code went to, so that a rotation of keys needn't touch it. Codes under way are asked for again.
DELETE FROM identity.email_confirmation;
ALTER TABLE identity.email_confirmation DROP COLUMN email_index;

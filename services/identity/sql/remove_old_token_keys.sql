-- Those whose successor has signed for longer than a token lives.
DELETE FROM identity.token_key AS old
WHERE EXISTS (SELECT FROM identity.token_key AS later WHERE later.signs_from > old.signs_from AND later.signs_from < :before)

UPDATE kyc.document
SET fingerprint = :fingerprint, key_generation = :current
WHERE case_id = :case AND side = :side

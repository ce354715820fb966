UPDATE kyc.review_case
SET reading = :reading, reading_by = :by, expiry_date = :expiry_date, version = version + 1
WHERE id = :id

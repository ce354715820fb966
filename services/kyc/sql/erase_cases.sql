UPDATE kyc.review_case
SET reading = NULL, expiry_date = NULL, note = NULL, version = version + 1,
    status = CASE WHEN status = 'waiting' THEN 'missing' ELSE status END
WHERE customer = :customer

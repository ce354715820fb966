UPDATE kyc.review_case SET version = version + 1 WHERE id = :id

UPDATE kyc.review_case SET submitted_by = NULL WHERE id = :id

SELECT c.customer, c.status, c.reading, c.expiry_date, c.submitted_at, c.version,
       EXISTS (SELECT FROM kyc.document d WHERE d.case_id = c.id AND d.side = 'front') AS has_front,
       EXISTS (SELECT FROM kyc.document d WHERE d.case_id = c.id AND d.side = 'back') AS has_back
FROM kyc.review_case c
WHERE c.id = :id

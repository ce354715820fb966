SELECT c.customer, c.status, c.expiry_date, c.version,
       EXISTS (SELECT FROM kyc.document d WHERE d.case_id = c.id AND d.side = 'front') AS has_front
FROM kyc.review_case c
WHERE c.id = :id
FOR NO KEY UPDATE OF c

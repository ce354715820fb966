SELECT c.id, EXISTS (SELECT FROM kyc.document d WHERE d.case_id = c.id AND d.side = 'front') AS has_front
FROM kyc.review_case c
WHERE c.customer = :customer AND c.status IN ('missing', 'waiting', 'asked-again')
FOR NO KEY UPDATE OF c

SELECT d.case_id, d.side, d.image, c.customer
FROM kyc.document d
JOIN kyc.review_case c ON c.id = d.case_id
WHERE d.case_id >= :from AND d.key_generation <> :current
ORDER BY d.case_id, d.side
LIMIT :limit
FOR NO KEY UPDATE OF d

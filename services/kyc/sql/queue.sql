SELECT id, customer, submitted_at
FROM kyc.review_case
WHERE status = 'waiting' AND (submitted_at, id) > (:submitted_at, :id)
ORDER BY submitted_at, id
LIMIT :limit

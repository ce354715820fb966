SELECT id, status, reason, note
FROM kyc.review_case
WHERE customer = :customer
ORDER BY id DESC
LIMIT 1

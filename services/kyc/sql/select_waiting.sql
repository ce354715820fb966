SELECT count(*) AS waiting, coalesce(min(submitted_at), 0) AS oldest
FROM kyc.review_case
WHERE status = 'waiting'

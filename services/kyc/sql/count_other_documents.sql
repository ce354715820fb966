SELECT count(*)::integer AS documents
FROM kyc.document d
JOIN kyc.review_case c ON c.id = d.case_id
WHERE c.customer = :customer AND (d.case_id, d.side) <> (:case, :side)

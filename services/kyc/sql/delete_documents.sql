DELETE FROM kyc.document d USING kyc.review_case c WHERE c.id = d.case_id AND c.customer = :customer

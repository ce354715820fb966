SELECT EXISTS (SELECT FROM kyc.review_case c WHERE c.id = :id AND (c.submitted_by = :user OR c.reading_by = :user))
    OR EXISTS (SELECT FROM kyc.document d WHERE d.case_id = :id AND d.submitted_by = :user) AS made

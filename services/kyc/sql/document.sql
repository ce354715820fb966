SELECT content_type, image FROM kyc.document WHERE case_id = :case AND side = :side

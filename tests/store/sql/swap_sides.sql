UPDATE kyc.document d
SET image = (SELECT image FROM kyc.document other WHERE other.case_id = d.case_id AND other.side <> d.side)
WHERE d.case_id = :case

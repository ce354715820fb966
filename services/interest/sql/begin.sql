INSERT INTO interest.progress (accrued_through) VALUES (:accrued_through::date) ON CONFLICT DO NOTHING

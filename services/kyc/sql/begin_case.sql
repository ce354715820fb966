INSERT INTO kyc.review_case (customer, created_at)
VALUES (:customer, :now)
ON CONFLICT (customer) WHERE status IN ('missing', 'waiting', 'asked-again') DO NOTHING

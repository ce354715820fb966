INSERT INTO accounts.internal_account (id, name, currency)
VALUES (:id, :name, :currency)
ON CONFLICT (id) DO NOTHING

INSERT INTO accounts.account (id, number, product, currency, opened_by, opened_at)
VALUES (:id, :number, :product, :currency, :opened_by, :opened_at)

INSERT INTO tills.till (name, teller) VALUES (:name, :teller) RETURNING id

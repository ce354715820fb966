INSERT INTO demo.made (seed, customers) VALUES (:seed, :customers)

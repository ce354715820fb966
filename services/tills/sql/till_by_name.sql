SELECT teller FROM tills.till WHERE name = :name

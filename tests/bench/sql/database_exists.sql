SELECT 1 AS one FROM pg_database WHERE datname = :name

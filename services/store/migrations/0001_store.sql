-- The table store.migration itself is made by the code that applies migrations.
GRANT USAGE ON SCHEMA store TO guichet_application, guichet_reader;
GRANT SELECT ON store.migration TO guichet_application, guichet_reader;

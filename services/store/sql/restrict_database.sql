-- script
REVOKE ALL ON DATABASE "%1" FROM PUBLIC;
GRANT CONNECT ON DATABASE "%1" TO guichet_migrator, guichet_application, guichet_reader

-- script
GRANT UPDATE ON interest.progress TO guichet_application

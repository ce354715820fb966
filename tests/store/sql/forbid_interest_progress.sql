-- script
REVOKE UPDATE ON interest.progress FROM guichet_application;
GRANT UPDATE (only_row) ON interest.progress TO guichet_application

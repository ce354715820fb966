GRANT UPDATE ON stats.progress TO guichet_application

REVOKE UPDATE ON stats.progress FROM guichet_application

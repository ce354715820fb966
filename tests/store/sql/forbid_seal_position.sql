-- script
REVOKE UPDATE ON events.follower FROM guichet_application

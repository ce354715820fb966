-- script
GRANT UPDATE ON events.follower TO guichet_application

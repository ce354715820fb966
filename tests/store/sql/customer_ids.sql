SELECT id FROM identity.users WHERE role = 'customer' ORDER BY id

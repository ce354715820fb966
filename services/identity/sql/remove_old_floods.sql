DELETE FROM identity.sign_in_flood WHERE began_at <= :over

SELECT peer, failures FROM identity.sign_in_flood WHERE peer IN ('', :peer) AND began_at > :over

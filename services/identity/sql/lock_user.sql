SELECT role, status, email IS NOT NULL AS has_email, version, created_by
FROM identity.users
WHERE id = :id
FOR NO KEY UPDATE

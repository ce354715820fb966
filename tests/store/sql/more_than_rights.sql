-- What would let a role pass its rights by: attributes, membership, own things, places to create some, rights on a partition
-- itself or on what will be made.
SELECT rolname || ' is more than a role that signs in' AS found FROM pg_roles
WHERE rolname = :role AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)
UNION ALL
SELECT :role || ' is a member of ' || roleid::regrole FROM pg_auth_members WHERE member = (:role)::regrole
UNION ALL
SELECT :role || ' owns ' || oid::regclass FROM pg_class WHERE relowner = (:role)::regrole
UNION ALL
SELECT :role || ' creates in ' || nspname FROM pg_namespace
WHERE has_schema_privilege(:role, oid, 'CREATE') AND nspname NOT LIKE 'pg\_temp%' AND nspname NOT LIKE 'pg\_toast\_temp%'
UNION ALL
SELECT :role || ' owns ' || oid::regprocedure FROM pg_proc WHERE proowner = (:role)::regrole
UNION ALL
SELECT :role || ' owns ' || nspname FROM pg_namespace WHERE nspowner = (:role)::regrole
UNION ALL
SELECT :role || ' creates in the database' WHERE has_database_privilege(:role, current_database(), 'CREATE')
UNION ALL
SELECT :role || ' may ' || granted.privilege_type || ' ' || pg_class.oid::regclass
FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) AS granted
WHERE relispartition AND granted.grantee IN (0, (:role)::regrole)
UNION ALL
SELECT :role || ' may ' || granted.privilege_type || ' ' || attrelid::regclass || '.' || attname
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid CROSS JOIN LATERAL aclexplode(attacl) AS granted
WHERE relispartition AND granted.grantee IN (0, (:role)::regrole)
UNION ALL
SELECT :role || ' gets rights on what is made in ' || coalesce(defaclnamespace::regnamespace::text, 'any schema')
FROM pg_default_acl CROSS JOIN LATERAL aclexplode(defaclacl) AS granted
WHERE granted.grantee IN (0, (:role)::regrole)

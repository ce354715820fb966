-- What would let a role pass its rights by: attributes, membership, own things, places to create some.
SELECT rolname || ' is more than a role that signs in' AS found FROM pg_roles
WHERE rolname = :role AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)
UNION ALL
SELECT :role || ' is a member of ' || roleid::regrole FROM pg_auth_members WHERE member = (:role)::regrole
UNION ALL
SELECT :role || ' owns ' || oid::regclass FROM pg_class WHERE relowner = (:role)::regrole
UNION ALL
SELECT :role || ' creates in ' || nspname FROM pg_namespace
WHERE has_schema_privilege(:role, oid, 'CREATE') AND nspname NOT LIKE 'pg\_temp%' AND nspname NOT LIKE 'pg\_toast\_temp%'

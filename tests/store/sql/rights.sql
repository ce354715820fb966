-- What was granted to whom, a line each: without what owners may, and without partitions, which nobody is granted
-- (more_than_rights).
WITH things AS (
    SELECT 'schema ' || nspname AS name, nspowner AS owner, oid AS schema, nspacl AS rights FROM pg_namespace
    UNION ALL
    SELECT CASE relkind WHEN 'S' THEN 'sequence ' ELSE 'table ' END || oid::regclass::text, relowner, relnamespace, relacl
    FROM pg_class WHERE NOT relispartition
    UNION ALL
    SELECT 'column ' || attrelid::regclass::text || '.' || attname, relowner, relnamespace, attacl
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE NOT relispartition
    UNION ALL
    SELECT 'function ' || oid::regprocedure::text, proowner, pronamespace, coalesce(proacl, acldefault('f', proowner))
    FROM pg_proc WHERE prorettype <> 'trigger'::regtype
)
SELECT format('%s: %s: %s', coalesce(pg_roles.rolname, 'everybody'), things.name,
              string_agg(lower(granted.privilege_type), ' ' ORDER BY granted.privilege_type)) AS granted
FROM things
JOIN pg_namespace ON pg_namespace.oid = things.schema AND pg_namespace.nspowner = 'guichet_owner'::regrole
CROSS JOIN LATERAL aclexplode(things.rights) AS granted
LEFT JOIN pg_roles ON pg_roles.oid = granted.grantee
WHERE granted.grantee <> things.owner
GROUP BY pg_roles.rolname, things.name

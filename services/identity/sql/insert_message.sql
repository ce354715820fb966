INSERT INTO identity.message (user_id, kind, code, created_at)
SELECT :user::bigint, :kind::text, :code::bytea, :now::bigint
WHERE NOT EXISTS (SELECT FROM identity.message
                  WHERE user_id = :user::bigint AND kind = :kind::text AND created_at > :not_since::bigint)

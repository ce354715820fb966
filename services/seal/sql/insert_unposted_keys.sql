INSERT INTO seal.unposted_key (key, principal, number)
SELECT key, principal, :number::bigint
FROM unnest(:keys::uuid[], :principals::bigint[]) AS fresh (key, principal)

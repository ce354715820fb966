INSERT INTO interest.posting (account_id, month, minor_units, currency, numerator, key)
SELECT account_id, :month::date, minor_units, currency, numerator, key
FROM unnest(:accounts::bigint[], :amounts::bigint[], :currencies::text[], :numerators::numeric[], :keys::uuid[])
    AS fresh (account_id, minor_units, currency, numerator, key)

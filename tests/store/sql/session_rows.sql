SELECT (SELECT coalesce(string_agg(s::text, ' '), '') FROM identity.session s)
    || (SELECT coalesce(string_agg(r::text, ' '), '') FROM identity.refresh_token r) AS rows

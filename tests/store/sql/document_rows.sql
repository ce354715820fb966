SELECT coalesce(string_agg(d::text, ' '), '') AS rows FROM kyc.document d

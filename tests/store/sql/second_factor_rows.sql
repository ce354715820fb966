SELECT string_agg(encode(secret, 'escape') || encode(secret, 'hex'), ' ') AS rows FROM identity.second_factor

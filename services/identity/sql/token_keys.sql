SELECT salt, signs_from FROM identity.token_key ORDER BY signs_from

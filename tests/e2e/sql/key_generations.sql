SELECT count(*) FILTER (WHERE k.master_key_id = c.master_key_id) AS on_current,
       count(*) FILTER (WHERE k.master_key_id <> c.master_key_id) AS on_others,
       (SELECT count(*) FROM identity.master_key) AS known_keys,
       (SELECT count(*) FROM kyc.document d WHERE d.key_generation <> max(c.master_key_id)) AS documents_on_others
FROM identity.data_key k, identity.current_key c

SELECT count(*) AS users FROM identity.data_key WHERE master_key_id <> :current

UPDATE identity.data_key SET wrapped = (SELECT wrapped FROM identity.data_key WHERE user_id = :from) WHERE user_id = :to

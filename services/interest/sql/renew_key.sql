UPDATE interest.posting SET key = :key::uuid WHERE account_id = :account::bigint AND month = :month::date

UPDATE interest.progress
SET accrued_through = :accrued_through::date, account_id = :account::bigint, stage = :stage::text

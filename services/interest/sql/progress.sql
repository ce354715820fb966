SELECT accrued_through, account_id, stage FROM interest.progress

-- Whoever works holds this row: a second server waits here and then goes on from where the first one stopped.
SELECT accrued_through, account_id, stage FROM interest.progress FOR UPDATE

UPDATE accounts.reversal_request SET state = 'booked' WHERE id = :id AND state = 'approved'

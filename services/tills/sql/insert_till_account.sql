INSERT INTO tills.till_account (till_id, currency, account_id) VALUES (:till, :currency, :account)

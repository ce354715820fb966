SELECT id FROM accounts.account WHERE number = :number

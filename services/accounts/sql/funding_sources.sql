SELECT code, currency, name, pays_in, pays_out, most FROM accounts.funding_source ORDER BY code, currency

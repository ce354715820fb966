SELECT ledger.drop_keys_before(:first_kept::date) AS dropped

-- The bank's own accounts are few: whoever sums up customers' money leaves these out instead of looking up each of theirs.
CREATE INDEX account_of_bank ON ledger.account (id) WHERE owner IS NULL;

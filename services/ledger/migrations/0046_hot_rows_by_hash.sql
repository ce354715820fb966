-- A batch looks its hot rows up by id, at random. By a hash index that takes one page of the index, by the primary key's
-- tree three; and posting never writes to it, since ids don't change.
CREATE INDEX account_by_hash ON ledger.account USING hash (id);
CREATE INDEX customer_by_hash ON ledger.customer USING hash (id);

-- A teller's own transfers for customers, newest first. Customers' own, which are the many, are not in it.
CREATE INDEX entry_desk_transfer ON ledger.entry (maker, id) WHERE kind = 'transfer' AND maker <> customer;

-- script
ALTER TABLE ledger.entry ADD CONSTRAINT no_poison CHECK (note <> 'poison')

-- script
UPDATE ledger.posting SET minor_units = minor_units

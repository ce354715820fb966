UPDATE interest.posting SET minor_units = minor_units + 1

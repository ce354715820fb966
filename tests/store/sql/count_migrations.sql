SELECT count(*) AS applied FROM store.migration

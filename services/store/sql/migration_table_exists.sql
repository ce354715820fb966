SELECT to_regclass('store.migration') IS NOT NULL AS found

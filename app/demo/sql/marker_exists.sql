SELECT to_regclass('demo.made') IS NOT NULL AS found

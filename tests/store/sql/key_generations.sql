SELECT string_agg(master_key_id || ':' || users, ' ' ORDER BY master_key_id) AS generations
FROM (SELECT master_key_id, count(*) AS users FROM identity.data_key GROUP BY master_key_id) AS counted

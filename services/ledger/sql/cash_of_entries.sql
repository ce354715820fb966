-- From vault to till the same notes stand at both.
SELECT entry_id, face, max(abs(count)) AS count
FROM ledger.cash_line
WHERE entry_id = ANY (:ids::bigint[])
GROUP BY entry_id, face
ORDER BY entry_id, face DESC

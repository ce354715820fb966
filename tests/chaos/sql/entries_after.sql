-- Each transfer with its two sides; more legs than two show in the count.
SELECT e.id, e.key::text AS key, count(*) AS legs,
       min(p.account_id) FILTER (WHERE p.minor_units < 0) AS payer,
       min(p.account_id) FILTER (WHERE p.minor_units > 0) AS payee,
       max(p.minor_units) AS cents
FROM ledger.entry e JOIN ledger.posting p ON p.entry_id = e.id
WHERE e.id > :after AND e.kind = 'transfer'
GROUP BY e.id, e.key

-- Entries to be reversed. Their accounts are locked, so nobody reverses them meanwhile.
SELECT entry.id, entry.kind, entry.action, entry.customer, entry.business_date, entry.currency,
    reversal.reversal AS reversed_by
FROM ledger.entry AS entry
LEFT JOIN ledger.reversal AS reversal ON reversal.original = entry.id
WHERE entry.id = ANY (:ids::bigint[])

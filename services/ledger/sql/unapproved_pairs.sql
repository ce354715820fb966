-- What counts together for the cap before approval.
SELECT mine.id AS account, other.id AS other
FROM ledger.account AS mine
JOIN ledger.account AS other ON other.owner = mine.owner AND other.currency = mine.currency
WHERE mine.id = ANY (:ids::bigint[]) AND (other.capped OR other.status = 'awaiting-approval')
    AND other.status <> 'closed'

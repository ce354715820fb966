SELECT posting.entry_id
FROM ledger.posting AS posting
JOIN ledger.entry AS entry ON entry.id = posting.entry_id
WHERE posting.account_id = :account::bigint AND posting.sequence > :after::bigint AND entry.key = :key::uuid

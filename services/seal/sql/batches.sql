SELECT position, version, first_entry, last_entry, entries, postings, cash_lines, reversals, root, leaves, verdicts,
    verdict_leaves, seal
FROM seal.batch
WHERE position > :after::bigint AND position <= :last::bigint
ORDER BY position

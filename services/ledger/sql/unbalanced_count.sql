SELECT count(*) AS unbalanced
FROM (
    SELECT newest.id
    FROM (SELECT id FROM ledger.entry ORDER BY id DESC LIMIT :newest::bigint) AS newest
    LEFT JOIN ledger.posting AS posting ON posting.entry_id = newest.id
    GROUP BY newest.id
    HAVING count(posting.account_id) < 2 OR sum(posting.minor_units) <> 0
) AS wrong

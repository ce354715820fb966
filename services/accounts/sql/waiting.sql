-- Accounts whose opening waits, and accounts in use whose further owner does: an account is one or the other.
SELECT waiting.id, a.number, p.name || waiting.what AS product_name, waiting.customer, waiting.opened_by,
       waiting.opened_at
FROM (
    (SELECT o.id, '' AS what, h.user_id AS customer, o.opened_by, o.opened_at
     FROM accounts.account AS o
     JOIN accounts.holder AS h ON h.account_id = o.id AND h.position = 0
     WHERE o.decided_at IS NULL AND o.closed_at IS NULL AND o.id > :after
     ORDER BY o.id
     LIMIT :limit)
    UNION ALL
    (SELECT r.account_id, ', further owner', r.user_id, r.requested_by, r.requested_at
     FROM accounts.holder_request AS r
     WHERE r.account_id > :after
     ORDER BY r.account_id
     LIMIT :limit)
) AS waiting
JOIN accounts.account AS a ON a.id = waiting.id
JOIN accounts.product AS p ON p.code = a.product AND p.currency = a.currency
ORDER BY waiting.id
LIMIT :limit

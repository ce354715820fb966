-- A hold that took more than it holds, or that its movements don't explain; an account whose held isn't what is open.
(SELECT 'hold' AS kind, h.id
FROM ledger.hold AS h
LEFT JOIN (SELECT hold_id, coalesce(sum(minor_units) FILTER (WHERE verb = 'reserve'), 0)::bigint AS reserved,
        coalesce(sum(minor_units) FILTER (WHERE verb = 'capture'), 0)::bigint AS captured,
        count(*) FILTER (WHERE verb <> 'reserve') AS settled
    FROM ledger.hold_movement GROUP BY hold_id) AS m ON m.hold_id = h.id
WHERE h.captured + h.released > h.held OR m.reserved IS DISTINCT FROM h.held OR m.captured <> h.captured
    OR (m.settled > 0) <> (h.captured + h.released = h.held)
ORDER BY h.id LIMIT 1)
UNION ALL
(SELECT 'account', a.id
FROM ledger.account AS a
LEFT JOIN (SELECT account_id, sum(held - captured - released)::bigint AS open FROM ledger.hold
    WHERE captured + released < held GROUP BY account_id) AS h ON h.account_id = a.id
WHERE a.held <> coalesce(h.open, 0)
ORDER BY a.id LIMIT 1)

SELECT hold.id, hold.account_id, hold.held, hold.captured, hold.released, hold.expires_at, account.currency,
    made.customer, made.moved_at AS reserved_at, made.note, coalesce(settled.verb, 'reserve') AS last
FROM ledger.hold AS hold
JOIN ledger.account AS account ON account.id = hold.account_id
JOIN ledger.hold_movement AS made ON made.hold_id = hold.id AND made.verb = 'reserve'
LEFT JOIN ledger.hold_movement AS settled ON settled.hold_id = hold.id AND settled.verb <> 'reserve'
WHERE hold.id = ANY (:ids::bigint[])
ORDER BY hold.id

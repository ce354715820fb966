-- Counted whole: what stands in no batch is found by it.
SELECT (SELECT coalesce(max(position), 0) FROM ledger.log) AS log_end,
    (SELECT count(*) FROM ledger.log) AS batches,
    (SELECT count(*) FROM ledger.entry) AS entries,
    (SELECT count(*) FROM ledger.posting) AS postings,
    (SELECT count(*) FROM ledger.cash_line) AS cash_lines,
    (SELECT count(*) FROM ledger.reversal) AS reversals,
    (SELECT count(*) FROM ledger.command_key WHERE entry_id IS NOT NULL) AS booked_keys,
    (SELECT coalesce(max(position), 0) FROM seal.batch) AS sealed_end,
    (SELECT coalesce(max(id), 0) FROM audit.event) AS audit_end

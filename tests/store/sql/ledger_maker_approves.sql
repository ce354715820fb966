-- script
INSERT INTO ledger.entry (id, posted_at, maker, approver, principal, key, business_date, kind, currency, note)
VALUES (900, 0, 7, 7, 7, '00000000-0000-7000-8000-000000000000', '2026-03-02', 'fee', 'EUR', '')

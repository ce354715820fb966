INSERT INTO ledger.entry (posted_at, business_date, id, kind, action, customer, maker, approver, principal, key,
    currency, note)
SELECT :posted_at::bigint, :business_date::date, unnest(:ids::bigint[]), unnest(:kinds::text[]),
    unnest(:actions::text[]), unnest(:customers::bigint[]), unnest(:makers::bigint[]), unnest(:approvers::bigint[]),
    unnest(:principals::bigint[]), unnest(:keys::uuid[]), unnest(:currencies::text[]), unnest(:notes::text[])

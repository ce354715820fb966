UPDATE interest.posting AS posting
SET entry_id = ended.entry_id, refusal = ended.refusal
FROM unnest(:accounts::bigint[], :months::date[], :entries::bigint[], :refusals::text[])
    AS ended (account_id, month, entry_id, refusal)
WHERE posting.account_id = ended.account_id AND posting.month = ended.month
    AND posting.entry_id IS NULL AND posting.refusal IS NULL

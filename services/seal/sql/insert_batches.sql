INSERT INTO seal.batch (position, version, first_entry, last_entry, entries, postings, cash_lines, reversals, root,
    leaves, verdicts, verdict_leaves, seal)
SELECT position, :version::smallint, first_entry, last_entry, entries, postings, cash_lines, reversals, root, leaves,
    verdicts, verdict_leaves, seal
FROM unnest(:positions::bigint[], :firsts::bigint[], :lasts::bigint[], :entries::integer[], :postings::integer[],
    :cash_lines::integer[], :reversals::integer[], :roots::bytea[], :leaves::bytea[], :verdicts::bytea[],
    :verdict_leaves::bytea[], :seals::bytea[])
    AS fresh (position, first_entry, last_entry, entries, postings, cash_lines, reversals, root, leaves, verdicts,
        verdict_leaves, seal)

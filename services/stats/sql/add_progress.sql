UPDATE stats.progress
SET entries = entries + :entries::bigint, unbalanced = unbalanced + :unbalanced::bigint,
    as_of = greatest(as_of, :as_of::bigint)

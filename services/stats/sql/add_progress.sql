UPDATE stats.progress
SET entries = entries + :entries, unbalanced = unbalanced + :unbalanced, as_of = greatest(as_of, :as_of)

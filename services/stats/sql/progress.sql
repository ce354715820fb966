SELECT entries, unbalanced, as_of FROM stats.progress

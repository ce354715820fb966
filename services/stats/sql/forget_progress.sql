UPDATE stats.progress SET entries = 0, unbalanced = 0, as_of = 0

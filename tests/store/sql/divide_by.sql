SELECT 1 / :number::bigint AS quotient

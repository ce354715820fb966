SELECT account.id, account.currency, product.interest_ppm, product.day_count, product.interest_rounding,
    product.interest_remainder
FROM accounts.account AS account
JOIN accounts.product AS product ON product.code = account.product AND product.currency = account.currency
WHERE account.id > :after::bigint AND product.interest_ppm > 0
    AND (account.closed_at IS NULL OR account.closed_at >= :open_at::bigint)
ORDER BY account.id
LIMIT :limit::bigint

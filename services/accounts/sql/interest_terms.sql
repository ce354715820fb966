SELECT account.id, account.currency, product.interest_ppm, product.day_count, product.interest_rounding,
    product.interest_remainder
FROM accounts.account AS account
JOIN accounts.product AS product ON product.code = account.product AND product.currency = account.currency
WHERE account.id = ANY (:ids::bigint[])

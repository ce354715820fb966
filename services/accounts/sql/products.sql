SELECT code, currency, name, floor, allows_withdrawal, allows_transfer_out, interest_basis_points, term_days
FROM accounts.product
ORDER BY currency, code

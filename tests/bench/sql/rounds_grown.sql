-- How many rounds of bench/grow are there: each gave every customer's account two postings after that of its opening.
SELECT coalesce(max(sequence) - 1, 0) / 2 AS rounds FROM ledger.posting
WHERE account_id = (SELECT min(id) FROM ledger.account WHERE nature = 'customer')

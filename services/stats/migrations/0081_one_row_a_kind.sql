-- Opening and closing are sums of the days before. Kept in rows of their own they were written twice for what an account
-- moved, and again for each later day. Where a day's postings lie stands with its kinds now, and updates stay in the page.
ALTER TABLE stats.daily ADD COLUMN first_mark bigint, ADD COLUMN last_mark bigint;
UPDATE stats.daily AS d SET first_mark = b.first_mark, last_mark = b.last_mark
FROM stats.daily_balance AS b
WHERE b.account_id = d.account_id AND b.currency = d.currency AND b.business_date = d.business_date;
ALTER TABLE stats.daily ALTER COLUMN first_mark SET NOT NULL, ALTER COLUMN last_mark SET NOT NULL;
ALTER TABLE stats.daily SET (fillfactor = 80);
DROP TABLE stats.daily_balance;

-- A sum that no figure can hold stays at the highest one: figures never stop the bank.
INSERT INTO stats.daily AS d (account_id, currency, business_date, kind, count_in, sum_in, count_out, sum_out,
    first_mark, last_mark)
SELECT * FROM unnest(:accounts::bigint[], :currencies::text[], :dates::date[], :kinds::text[],
    :counts_in::bigint[], :sums_in::bigint[], :counts_out::bigint[], :sums_out::bigint[],
    :firsts::bigint[], :lasts::bigint[])
ON CONFLICT (account_id, currency, business_date, kind) DO UPDATE
SET count_in = d.count_in + excluded.count_in,
    sum_in = d.sum_in + least(excluded.sum_in, 9223372036854775807 - d.sum_in),
    count_out = d.count_out + excluded.count_out,
    sum_out = d.sum_out + least(excluded.sum_out, 9223372036854775807 - d.sum_out),
    first_mark = least(d.first_mark, excluded.first_mark),
    last_mark = greatest(d.last_mark, excluded.last_mark)

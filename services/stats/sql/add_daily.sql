-- A sum that no figure can hold stays at the highest one: figures never stop the bank.
INSERT INTO stats.daily AS d
    (account_id, currency, business_date, kind, count_in, sum_in, count_out, sum_out)
SELECT * FROM unnest(:accounts::bigint[], :currencies::text[], :dates::date[], :kinds::text[],
                     :counts_in::bigint[], :sums_in::bigint[], :counts_out::bigint[], :sums_out::bigint[])
ON CONFLICT (account_id, currency, business_date, kind) DO UPDATE
SET count_in = d.count_in + excluded.count_in,
    sum_in = least(d.sum_in + excluded.sum_in::numeric, 9223372036854775807)::bigint,
    count_out = d.count_out + excluded.count_out,
    sum_out = least(d.sum_out + excluded.sum_out::numeric, 9223372036854775807)::bigint

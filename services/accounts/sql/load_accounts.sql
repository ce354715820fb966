INSERT INTO accounts.account (id, number, product, currency, opened_by, opened_at, decided_by, decided_at, version)
SELECT a.id, a.number, a.product, :currency, :maker, :now, :checker, :now, 2
FROM unnest(:ids::bigint[], :numbers::text[], :products::text[]) AS a (id, number, product)

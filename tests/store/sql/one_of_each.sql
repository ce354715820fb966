SELECT :number::bigint AS number, 7 AS whole, 3::smallint AS small, true AS truth, '2026-02-28'::date AS day,
    'aé'::text AS text, NULL::text AS nothing

SELECT (:number::bigint)::text AS number, (:small::integer)::text AS small, (:day::date)::text AS day,
    (:numbers::bigint[])::text AS numbers, (:smalls::integer[])::text AS smalls, (:days::date[])::text AS days,
    (:texts::text[])::text AS texts, (:blobs::bytea[])::text AS blobs, (:ids::uuid[])::text AS ids,
    (:places::tid[])::text AS places

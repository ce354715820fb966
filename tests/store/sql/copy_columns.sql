SELECT :number::bigint, 7::integer, 8::smallint, true, 'é'::text, NULL::bigint, :list::bigint[], '{}'::bigint[],
    '\x00ff'::bytea

SELECT :number::bigint AS number, :truth::boolean AS truth, :text::text AS text, :bytes::bytea AS bytes,
       :date::date AS date, :key::uuid AS key

INSERT INTO ledger.account (owner, currency, floor, allowed, capped, status, nature)
VALUES (:owner::bigint, :currency::text, :floor::bigint, :allowed::smallint, :capped::boolean, :status::text,
    :nature::text)
RETURNING id

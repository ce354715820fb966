-- How a product bears interest. The rate was in basis points: these are now made from the finer one.
ALTER TABLE accounts.product
    ADD COLUMN interest_ppm integer NOT NULL DEFAULT 0
        CONSTRAINT product_interest_ppm CHECK (interest_ppm BETWEEN 0 AND 1000000), -- parts per million a year
    ADD COLUMN day_count text NOT NULL DEFAULT 'ACT/365F'
        CONSTRAINT product_day_count CHECK (day_count IN ('ACT/365F', 'ACT/360', 'ACT/ACT')),
    ADD COLUMN interest_rounding text NOT NULL DEFAULT 'half-even'
        CONSTRAINT product_interest_rounding CHECK (interest_rounding IN ('half-even', 'half-up', 'down')),
    ADD COLUMN interest_remainder text NOT NULL DEFAULT 'carried'
        CONSTRAINT product_interest_remainder CHECK (interest_remainder IN ('carried', 'dropped'));
UPDATE accounts.product SET interest_ppm = interest_basis_points * 100;
ALTER TABLE accounts.product DROP COLUMN interest_basis_points;
ALTER TABLE accounts.product
    ADD COLUMN interest_basis_points integer GENERATED ALWAYS AS (interest_ppm / 100) STORED;

-- The leading word's customers one by one, the other words looked up for each. Of two words that are both
-- common, no more than :most are looked at: one letter more then finds what is missing.
SELECT lead_word.user_id
FROM (SELECT w.word, w.user_id
      FROM identity.search_word w
      WHERE w.word >= :low AND w.word < :high
      ORDER BY w.word, w.user_id
      LIMIT :most) AS lead_word
WHERE NOT EXISTS (SELECT
                  FROM unnest(:other_lows::text[], :other_highs::text[]) AS other (low, high)
                  WHERE NOT EXISTS (SELECT
                                    FROM identity.search_word w
                                    WHERE w.user_id = lead_word.user_id AND w.word >= other.low AND w.word < other.high))
ORDER BY lead_word.word, lead_word.user_id
LIMIT :limit

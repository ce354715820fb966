SELECT lead_word.user_id
FROM identity.search_word lead_word
WHERE lead_word.word >= :low AND lead_word.word < :high
  AND NOT EXISTS (SELECT
                  FROM unnest(:other_lows::text[], :other_highs::text[]) AS other (low, high)
                  WHERE NOT EXISTS (SELECT
                                    FROM identity.search_word w
                                    WHERE w.user_id = lead_word.user_id AND w.word >= other.low AND w.word < other.high))
ORDER BY lead_word.word, lead_word.user_id
LIMIT :limit

-- Which of the words has the fewest customers, counting no further than needed; of equals the longest.
SELECT typed.place AS rarest
FROM unnest(:lows::text[], :highs::text[]) WITH ORDINALITY AS typed (low, high, place)
CROSS JOIN LATERAL (SELECT count(*) AS customers
                    FROM (SELECT FROM identity.search_word w
                          WHERE w.word >= typed.low AND w.word < typed.high
                          LIMIT :most) AS capped) AS counted
ORDER BY counted.customers, char_length(typed.low) DESC, typed.place
LIMIT 1

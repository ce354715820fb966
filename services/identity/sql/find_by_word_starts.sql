-- The leading word's customers one by one; the others' words must hold each of the further ones (the empty text is in
-- every one). Of words that are all common, no more than :most are looked at: a letter more then finds what is missing.
SELECT candidate.user_id
FROM (SELECT w.word, w.user_id, w.words
      FROM identity.search_word w
      WHERE w.word >= :low AND w.word < :high
      ORDER BY w.word, w.user_id
      LIMIT :most) AS candidate
WHERE strpos(candidate.words, :second) > 0 AND strpos(candidate.words, :third) > 0 AND strpos(candidate.words, :fourth) > 0
ORDER BY candidate.word, candidate.user_id
LIMIT :limit

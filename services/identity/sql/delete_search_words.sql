DELETE FROM identity.search_word WHERE user_id = :user

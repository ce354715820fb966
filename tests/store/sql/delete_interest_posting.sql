DELETE FROM interest.posting

DELETE FROM replay.answer WHERE made_at < :before

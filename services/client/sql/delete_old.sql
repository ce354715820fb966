DELETE FROM operation WHERE state <> 'sent' AND made_at < :before

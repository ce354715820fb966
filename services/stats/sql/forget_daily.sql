DELETE FROM stats.daily

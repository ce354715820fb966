DELETE FROM stats.daily_balance

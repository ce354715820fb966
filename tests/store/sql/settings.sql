SELECT current_setting('TimeZone') AS zone, current_setting('lock_timeout') AS lock,
       current_setting('statement_timeout') AS statement,
       current_setting('idle_in_transaction_session_timeout') AS idle,
       current_setting('client_connection_check_interval') AS check,
       current_setting('log_min_error_statement') AS logged,
       current_setting('log_error_verbosity') AS verbosity,
       current_setting('application_name') AS application, session_user::text AS role

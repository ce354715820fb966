-- script
BEGIN

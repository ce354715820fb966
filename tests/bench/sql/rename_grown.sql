-- script
ALTER DATABASE growing RENAME TO grown

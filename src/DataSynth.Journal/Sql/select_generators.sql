SELECT name AS Name, description AS Description FROM generators ORDER BY ordinal

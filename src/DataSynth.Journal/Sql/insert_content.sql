INSERT INTO contents (body, last_error) VALUES (@body, @last_error) RETURNING ordinal

UPDATE contents SET body = @body, last_error = @last_error WHERE ordinal = @ordinal
